# Looks for other people's processes.
# must: wrong-answer
import os
pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
if len(pids) > 2:
    print("ESCAPED: sees processes", pids)


def f(n):
    return 0
