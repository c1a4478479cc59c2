# Makes the machine's devices.
# must: wrong-answer
import os, stat
for major, minor in ((1, 1), (8, 0), (253, 0), (254, 0), (10, 229)):
    try:
        os.mknod("/tmp/device", 0o600 | stat.S_IFBLK, os.makedev(major, minor))
        print("ESCAPED: made a device")
    except OSError:
        pass


def f(n):
    return 0
