# Files in memory that have no name are counted, too.
# must: memory-limit, wrong-answer, runtime-error, time-limit
import os
fd = os.memfd_create("big")
try:
    for _ in range(1000):
        os.write(fd, b"x" * (1 << 20))
    print("ESCAPED: a gigabyte in a memfd")
except OSError:
    pass


def f(n):
    return 0
