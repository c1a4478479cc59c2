# Calls that filters do not see.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(425, 8, 0)
if result >= 0:
    print("ESCAPED: io-uring gave", result)


def f(n):
    return 0
