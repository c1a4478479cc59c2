# As many open files as it can.
# must: wrong-answer, runtime-error
import os
try:
    for _ in range(10_000):
        os.open("/dev/null", os.O_RDONLY)
    print("ESCAPED: ten thousand open files")
except OSError:
    pass


def f(n):
    return 0
