# Mounts a file system.
# must: wrong-answer
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

result = libc.mount(b'none', b'/tmp', b'tmpfs', 0, b'')
if result >= 0:
    print("ESCAPED: mount gave", result)


def f(n):
    return 0
