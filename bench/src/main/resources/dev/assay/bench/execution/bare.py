"""The limit: a forked child that runs the code, with no sandbox, nothing taken out, nothing compared.

Arguments: the module to import before, how many children, how many at once; the code on standard input.
Prints each child's milliseconds, from the fork to its end, and last the seconds of all.
"""

import importlib
import os
import sys
import time

module, count, at_once = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.environ["OMP_NUM_THREADS"] = "1"
if module != "-":
    importlib.import_module(module)
code = sys.stdin.read()
out = os.dup(1)
os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
running, took, started = {}, [], 0
begin = time.perf_counter()
while started < count or running:
    while started < count and len(running) < at_once:
        now = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            exec(compile(code, "answer", "exec"), {"__name__": "__main__"})
            os._exit(0)
        running[pid] = now
        started += 1
    pid, _ = os.wait()
    took.append((time.perf_counter() - running.pop(pid)) * 1000)
took.append(time.perf_counter() - begin)
os.write(out, "\n".join(map(str, took)).encode())
