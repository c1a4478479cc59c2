# Makes a namespace of mounts.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.unshare(0x00020000)
if result >= 0:
    print("ESCAPED: mount-namespace gave", result)


def f(n):
    return 0
