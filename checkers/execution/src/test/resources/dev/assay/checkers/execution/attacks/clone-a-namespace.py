# Makes a namespace with a new process.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = -1 if libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0) < 0 else 0
if result >= 0:
    print("ESCAPED: clone-a-namespace gave", result)


def f(n):
    return 0
