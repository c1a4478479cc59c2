# Stops, so that no time passes for it; and has children stop.
# must: time-limit
import os, signal


def f(n):
    if os.fork() == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0
