# Newer ways to mount.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = max(libc.syscall(430, b'tmpfs', 0), libc.syscall(428, -100, b'/', 1), libc.syscall(442, -100, b'/', 0, 0, 0))
if result >= 0:
    print("ESCAPED: new-mount-calls gave", result)


def f(n):
    return 0
