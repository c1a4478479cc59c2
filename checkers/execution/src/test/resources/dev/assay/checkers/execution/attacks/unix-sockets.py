# Sockets of the machine's services.
# must: wrong-answer
import os, socket
for path in ("/run/assay/z", "/run/dbus/system_bus_socket", "/var/run/docker.sock", "/run/systemd/private"):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
        print("ESCAPED: connected to", path)
    except OSError:
        pass


def f(n):
    return 0
