# The kernel's keys.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = max(libc.syscall(250, 0, -3, 0), libc.syscall(248, b'user', b'a', b'b', 1, -3))
if result >= 0:
    print("ESCAPED: keyctl gave", result)


def f(n):
    return 0
