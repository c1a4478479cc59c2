# Says that its reply is endless.
# must: runtime-error
import os, struct


def f(n):
    os.write(3, struct.pack(">I", 0xFFFFFFFF))
    while True:
        os.write(3, b"x" * 65536)
