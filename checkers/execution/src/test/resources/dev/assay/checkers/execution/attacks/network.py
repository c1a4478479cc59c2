# Reaches out.
# must: wrong-answer
import socket
for address in (("1.1.1.1", 53), ("192.0.2.1", 80), ("169.254.169.254", 80)):
    try:
        socket.create_connection(address, 0.3)
        print("ESCAPED: connected to", address)
    except OSError:
        pass


def f(n):
    return 0
