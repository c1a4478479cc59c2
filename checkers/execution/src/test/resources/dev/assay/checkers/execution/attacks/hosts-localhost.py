# Reaches a server on the machine.
# must: wrong-answer
import socket
try:
    socket.create_connection(("127.0.0.1", @PORT@), 0.5)
    print("ESCAPED: connected to the host")
except OSError:
    pass


def f(n):
    return 0
