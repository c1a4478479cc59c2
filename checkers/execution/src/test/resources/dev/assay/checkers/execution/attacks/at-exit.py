# Code that runs at the end.
# must: wrong-answer
import atexit, os
atexit.register(lambda: os.write(1, b"ESCAPED: after the end"))


def f(n):
    return 0
