# Reads the memory of the process that watches it.
# must: wrong-answer
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)


class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


buffer = ctypes.create_string_buffer(64)
here, there = Part(ctypes.addressof(buffer), 64), Part(0x400000, 64)
if libc.process_vm_readv(1, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
    print("ESCAPED: read the watcher's memory")
for name in ("mem", "maps", "environ", "fd", "root", "cwd", "exe", "auxv", "stack", "syscall"):
    try:
        path = "/proc/1/" + name
        found = os.listdir(path) if name in ("fd", "root") else open(path, "rb").read(1)
        print("ESCAPED: read", path)
    except OSError:
        pass


def f(n):
    return 0
