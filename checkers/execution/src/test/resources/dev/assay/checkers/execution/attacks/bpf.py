# Programs in the kernel.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(321, 0, 0, 0)
if result >= 0:
    print("ESCAPED: bpf gave", result)


def f(n):
    return 0
