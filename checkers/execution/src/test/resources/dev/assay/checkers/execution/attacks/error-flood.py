# Writes errors without end.
# must: output-limit
import sys


def f(n):
    while True:
        sys.stderr.write("x" * 1000)
