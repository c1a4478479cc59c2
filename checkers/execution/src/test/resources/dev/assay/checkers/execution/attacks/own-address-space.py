# Writes over its own memory through /proc, where reading and writing is allowed it.
# must: wrong-answer, runtime-error, time-limit
import os

fd = os.open("/proc/self/mem", os.O_RDWR)
for line in open("/proc/self/maps"):
    if "python3" in line and "r-xp" in line:
        start = int(line.split("-")[0], 16)


def f(n):
    os.pwrite(fd, b"\xc3" * 4096 * 64, start)
    return 0
