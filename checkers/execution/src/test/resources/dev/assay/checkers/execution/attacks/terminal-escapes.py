# Writes to the terminal of whoever reads its evidence.
# must: runtime-error
import sys
EVIL = "\x1b]0;owned\x07\x1b[2J\x1b[1;1H\x1b[8m\x9b31m\r\u202e\x00"
print(EVIL)
sys.stderr.write(EVIL)


class Odd(Exception):
    def __str__(self):
        return EVIL


Odd.__name__ = Odd.__qualname__ = "Odd" + EVIL


def f(n):
    print(EVIL)
    raise Odd()
