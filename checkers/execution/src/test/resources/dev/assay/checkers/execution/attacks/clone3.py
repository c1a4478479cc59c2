# A newer way to make a namespace.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(435, 0, 0)
if result >= 0:
    print("ESCAPED: clone3 gave", result)


def f(n):
    return 0
