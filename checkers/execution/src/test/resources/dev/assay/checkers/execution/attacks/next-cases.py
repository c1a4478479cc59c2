# Reads ahead what it will be asked.
# must: wrong-answer
import os
os.set_blocking(3, False)
for fd in range(3, 64):
    try:
        found = os.read(fd, 1 << 20)
        print("ESCAPED: read", found[:100])
    except (OSError, BlockingIOError):
        pass
os.set_blocking(3, True)


def f(n):
    return 0
