# Opens anew what is open, by the names in /proc, and what is around the box.
# must: wrong-answer
import os

for entry in os.listdir("/proc/self/fd"):
    try:
        fd = os.open("/proc/self/fd/" + entry, os.O_RDWR | os.O_NONBLOCK)
        if os.path.exists(os.readlink("/proc/self/fd/" + entry)) and os.readlink("/proc/self/fd/" + entry).startswith("/assay"):
            print("ESCAPED: opened", os.readlink("/proc/self/fd/" + entry))
        os.close(fd)
    except OSError:
        pass
for path in ("/proc/1/root/etc/passwd", "/proc/1/cwd", "/proc/1/fd/3", "/proc/2/../1/environ", "/proc/self/root/../etc/shadow"):
    try:
        os.close(os.open(path, os.O_RDONLY))
        print("ESCAPED: opened", path)
    except OSError:
        pass
try:
    with open("/proc/self/exe", "r+b"):
        print("ESCAPED: its own program can be written")
except OSError:
    pass


def f(n):
    return 0
