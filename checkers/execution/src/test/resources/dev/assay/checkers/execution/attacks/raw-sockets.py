# Sockets that namespaces do not hold.
# must: wrong-answer
import socket
for family in (17, 40, 38, 31, 29, 30, 44):  # packet, vsock, alg, bluetooth, can, tipc, xdp
    try:
        socket.socket(family, socket.SOCK_RAW if family == 17 else socket.SOCK_STREAM)
        print("ESCAPED: a socket of family", family)
    except OSError:
        pass
try:
    socket.socket(38, socket.SOCK_SEQPACKET)
    print("ESCAPED: the kernel's ciphers")
except OSError:
    pass


def f(n):
    return 0
