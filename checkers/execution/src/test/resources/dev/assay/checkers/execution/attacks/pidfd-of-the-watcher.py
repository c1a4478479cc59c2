# Takes the watcher's open files.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.syscall(438, libc.syscall(434, 1, 0), 4, 0)
if result >= 0:
    print("ESCAPED: pidfd-of-the-watcher gave", result)


def f(n):
    return 0
