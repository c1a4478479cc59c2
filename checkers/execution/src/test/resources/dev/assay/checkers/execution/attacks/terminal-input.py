# Types for whoever watches.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.ioctl(0, 0x5412, b'x')
if result >= 0:
    print("ESCAPED: terminal-input gave", result)


def f(n):
    return 0
