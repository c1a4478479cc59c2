# A process that wants to outlive its answer.
# must: wrong-answer
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            try:
                open("/tmp/daemon", "w").close()
            except OSError:
                pass
            time.sleep(0.01)
    os._exit(0)


def f(n):
    return 0
