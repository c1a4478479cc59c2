# Waits without end, deaf to all signals.
# must: time-limit
import signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def f(n):
    while True:
        time.sleep(1000)
