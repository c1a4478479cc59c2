# Files in memory: the file system is small.
# must: wrong-answer
written = 0
try:
    with open("/dev/shm/big", "wb") as big:
        while written < 1 << 30:
            written += big.write(b"x" * (1 << 20))
    print("ESCAPED: a gigabyte in /dev/shm")
except OSError:
    pass


def f(n):
    return 0
