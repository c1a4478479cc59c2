# The machine's name.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.sethostname(b'x', 1)
if result >= 0:
    print("ESCAPED: hostname gave", result)


def f(n):
    return 0
