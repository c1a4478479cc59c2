# The processor's counters.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(298, 0, 0, -1, -1, 0)
if result >= 0:
    print("ESCAPED: perf-events gave", result)


def f(n):
    return 0
