# Speaks in the harness's place when its value is let go of, and when anything goes wrong.
# must: wrong-answer, runtime-error
import os
import sys
import weakref

REPLY = b"\x00\x00\x00\x24" + b"\x00" * 16 + b'{"value": {"k": "bool", "v": true}}'


def speak(*_):
    os.write(3, REPLY)
    os._exit(0)


class Value(int):
    def __del__(self):
        speak()


sys.excepthook = sys.unraisablehook = speak


def f(n):
    value = Value(0)
    weakref.finalize(sys.modules["__main__"], speak)
    return value
