# Leaves a core behind.
# must: runtime-error
import ctypes, os, resource
try:
    resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30))
    print("ESCAPED: cores are allowed")
except (OSError, ValueError):
    pass


def f(n):
    ctypes.string_at(0)
