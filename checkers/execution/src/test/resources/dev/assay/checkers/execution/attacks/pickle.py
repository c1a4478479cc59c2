# A value that runs code when it is unpickled.
# must: wrong-answer
import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/escaped",)


def f(n):
    return Bomb()
