# Attaches to the process that watches it.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.ptrace(16, 1, 0, 0)
if result >= 0:
    print("ESCAPED: ptrace-the-watcher gave", result)


def f(n):
    return 0
