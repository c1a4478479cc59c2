# A thread that goes on while it is asked.
# must: wrong-answer, runtime-error, time-limit
import os, threading


def noise():
    while True:
        try:
            os.read(3, 1)
        except OSError:
            return


threading.Thread(target=noise, daemon=True).start()


def f(n):
    return 0
