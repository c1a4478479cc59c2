# Stops the machine.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.reboot(0)
if result >= 0:
    print("ESCAPED: reboot gave", result)


def f(n):
    return 0
