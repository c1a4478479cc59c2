# The machine's clock.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = max(libc.syscall(164, 0, 0), libc.syscall(227, 0, 0))
if result >= 0:
    print("ESCAPED: clock gave", result)


def f(n):
    return 0
