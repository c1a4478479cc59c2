# Addresses without memory.
# must: wrong-answer
import mmap
try:
    mmap.mmap(-1, 1 << 40)
    print("ESCAPED: a terabyte of addresses")
except (OSError, ValueError, MemoryError):
    pass


def f(n):
    return 0
