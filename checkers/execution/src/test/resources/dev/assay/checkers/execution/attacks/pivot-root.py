# Changes its root, the other way.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(155, b'/tmp', b'/tmp')
if result >= 0:
    print("ESCAPED: pivot-root gave", result)


def f(n):
    return 0
