# Files by number instead of by name.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(304, -100, 0, 0)
if result >= 0:
    print("ESCAPED: file-handles gave", result)


def f(n):
    return 0
