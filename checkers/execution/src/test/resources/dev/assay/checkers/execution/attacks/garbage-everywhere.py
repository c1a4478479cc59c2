# Writes to all open files.
# must: runtime-error, wrong-answer, output-limit
import os


def f(n):
    for fd in range(0, 64):
        try:
            os.write(fd, b"garbage")
        except OSError:
            pass
    return 0
