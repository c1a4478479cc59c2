# Does not hear that its time is up, and hides its work in short-lived children.
# must: time-limit, runtime-error
import os, signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def f(n):
    while True:
        if os.fork() == 0:
            for _ in range(1_000_000):
                pass
            os._exit(0)
