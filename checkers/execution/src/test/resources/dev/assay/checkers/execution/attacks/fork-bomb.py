# Processes that make processes.
# must: time-limit, memory-limit, runtime-error, wrong-answer
import os


def f(n):
    while True:
        try:
            os.fork()
        except OSError:
            pass
