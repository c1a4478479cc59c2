# Makes a user namespace.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.unshare(0x10000000)
if result >= 0:
    print("ESCAPED: user-namespace gave", result)


def f(n):
    return 0
