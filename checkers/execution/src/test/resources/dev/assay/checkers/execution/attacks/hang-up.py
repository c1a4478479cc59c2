# Closes all its files.
# must: runtime-error, time-limit
import os, time


def f(n):
    os.closerange(0, 64)
    time.sleep(1000)
