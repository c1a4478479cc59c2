# Asks to be run before all others.
# must: wrong-answer
import ctypes, os

for policy in (os.SCHED_FIFO, os.SCHED_RR):
    try:
        os.sched_setscheduler(0, policy, os.sched_param(1))
        print("ESCAPED: runs in real time")
    except OSError:
        pass
try:
    os.setpriority(os.PRIO_PROCESS, 0, -20)
    print("ESCAPED: a higher priority")
except OSError:
    pass
libc = ctypes.CDLL(None, use_errno=True)
if libc.mlockall(3) == 0:
    print("ESCAPED: memory is locked")


def f(n):
    return 0
