# Changes its root.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.chroot(b'/tmp')
if result >= 0:
    print("ESCAPED: chroot gave", result)


def f(n):
    return 0
