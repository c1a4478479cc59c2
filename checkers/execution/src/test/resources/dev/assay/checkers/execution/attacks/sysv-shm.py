# Shared memory of the old kind: gone with the box, and counted.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
segment = libc.shmget(0x5ECE7, 1 << 20, 0o1600)
if segment < 0 and ctypes.get_errno() == 17:
    print("ESCAPED: another answer's shared memory")
libc.shmget.restype = ctypes.c_int


def f(n):
    return 0
