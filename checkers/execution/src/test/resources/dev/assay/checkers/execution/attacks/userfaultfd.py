# Faults that programs handle.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(323, 1)
if result >= 0:
    print("ESCAPED: userfaultfd gave", result)


def f(n):
    return 0
