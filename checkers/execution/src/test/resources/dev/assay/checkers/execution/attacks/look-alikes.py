# A value that is another one, whichever way it is looked at.
# must: wrong-answer, runtime-error
import numbers


class Number(int):
    def __repr__(self):
        return "true"

    __str__ = __format__ = lambda self, *any: "true"
    __index__ = __int__ = lambda self: 1
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True
    __hash__ = lambda self: 0
    bit_length = lambda self: 33
    to_bytes = lambda self, *any, **named: b"\xff" * 8


numbers.Number.register(Number)


def f(n):
    return Number(0)
