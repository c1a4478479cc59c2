# Gives the watcher limits, priorities and cores.
# must: wrong-answer
import os, resource
for call in (
    lambda: resource.prlimit(1, resource.RLIMIT_CPU, (1, 1)),
    lambda: resource.prlimit(1, resource.RLIMIT_NOFILE, (8, 8)),
    lambda: os.setpriority(os.PRIO_PROCESS, 1, 19),
    lambda: os.sched_setaffinity(1, {0}),
    lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)),
):
    try:
        call()
        print("ESCAPED: the watcher obeys")
    except OSError:
        pass


def f(n):
    return 0
