# Ends, stops and disturbs the process that watches it.
# must: wrong-answer, runtime-error
import os, signal
for number in list(range(1, 65)):
    try:
        os.kill(1, number)
    except (OSError, ValueError):
        pass


def f(n):
    return 0
