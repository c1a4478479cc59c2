# Threads without end.
# must: runtime-error, wrong-answer, memory-limit, time-limit
import threading, time


def f(n):
    threads = 0
    while True:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        threads += 1
        if threads > 500:
            print("ESCAPED: 500 threads")
            return 0
