# Joins another namespace.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.setns(__import__('os').open('/proc/self/ns/mnt', 0), 0)
if result >= 0:
    print("ESCAPED: setns gave", result)


def f(n):
    return 0
