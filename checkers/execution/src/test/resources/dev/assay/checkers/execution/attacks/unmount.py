# Takes away what hides the host.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.umount2(b'/box', 2)
if result >= 0:
    print("ESCAPED: unmount gave", result)


def f(n):
    return 0
