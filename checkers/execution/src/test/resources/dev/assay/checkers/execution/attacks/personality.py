# Addresses that are easy to guess.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.personality(0x0040000)
if result >= 0:
    print("ESCAPED: personality gave", result)


def f(n):
    return 0
