# Ends politely.
# must: runtime-error, wrong-answer
import sys


def f(n):
    sys.exit(0)
