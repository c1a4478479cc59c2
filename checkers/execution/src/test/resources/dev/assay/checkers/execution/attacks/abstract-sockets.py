# Sockets without a file, by which answers could meet; and an open file handed over by one.
# must: wrong-answer, runtime-error
import array, os, socket

try:
    there = socket.socket(socket.AF_UNIX)
    there.connect("\0assay-meeting")
    print("ESCAPED: met another answer")
except OSError:
    pass
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    stays = socket.socket(socket.AF_UNIX, kind)
    stays.bind("\0assay-meeting" + "-d" * (kind == socket.SOCK_DGRAM))
with open("/proc/net/unix") as sockets:
    for line in sockets.read().splitlines()[1:]:
        if "assay-meeting" not in line and line.split()[-1].startswith(("/", "@")):
            print("ESCAPED: sees", line)
try:
    socket.socket(fileno=os.dup(3)).sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [1]))])
except OSError:
    pass


def f(n):
    return 0
