# Semaphores and queues of messages: gone with the box.
# must: wrong-answer
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for make, arguments in ((libc.semget, (0x5ECE7, 3, 0o3600)), (libc.msgget, (0x5ECE7, 0o3600))):
    if make(*arguments) < 0 and ctypes.get_errno() == 17:
        print("ESCAPED: another answer's are there")
open("/dev/shm/sem.left", "w").write("@MARKER@")
libc.mq_open.restype = ctypes.c_int
for i in range(100):
    libc.mq_open(b"/left%d" % i, os.O_CREAT | os.O_RDWR, 0o600, None)


def f(n):
    return 0
