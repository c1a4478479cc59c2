# Calls that there are not yet.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = max(libc.syscall(number, 0, 0, 0, 0, 0, 0) for number in range(457, 600))
if result >= 0:
    print("ESCAPED: tomorrows-calls gave", result)


def f(n):
    return 0
