# Asks a name server.
# must: wrong-answer
import socket
try:
    print("ESCAPED:", socket.getaddrinfo("example.org", 80))
except OSError:
    pass


def f(n):
    return 0
