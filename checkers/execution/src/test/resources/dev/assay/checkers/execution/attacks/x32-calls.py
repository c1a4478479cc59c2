# Calls by their other numbers.
# must: runtime-error, wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)


def f(n):
    if libc.syscall(0x40000000 | 39) >= 0:
        print("ESCAPED: x32 calls are answered")
    return 0
