# Prints without end, and no end of line.
# must: output-limit, runtime-error
import os


def f(n):
    while True:
        os.write(1, b"x" * 65536)
