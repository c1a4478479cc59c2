# Children use the memory, the parent survives them.
# must: memory-limit, time-limit
import os


def f(n):
    pids = []
    for _ in range(8):
        pid = os.fork()
        if pid == 0:
            import time
            keep = b"x" * (60 << 20)
            time.sleep(0.7)
            os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    return 0
