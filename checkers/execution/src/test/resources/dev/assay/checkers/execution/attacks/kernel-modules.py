# Code in the kernel.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = max(libc.syscall(175, 0, 0, b''), libc.syscall(313, 0, b'', 0), libc.syscall(246, 0, 0, 0, 0))
if result >= 0:
    print("ESCAPED: kernel-modules gave", result)


def f(n):
    return 0
