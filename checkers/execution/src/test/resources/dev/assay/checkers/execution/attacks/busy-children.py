# Children compute while the parent waits.
# must: time-limit
import os, time


def f(n):
    for _ in range(4):
        if os.fork() == 0:
            while True:
                pass
    time.sleep(1000)
