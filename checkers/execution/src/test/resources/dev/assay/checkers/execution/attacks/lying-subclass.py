# A number that says it is another one.
# must: wrong-answer
class Number(int):
    def __eq__(self, other):
        return True

    def __str__(self):
        return "1"

    __repr__ = __str__

    def __int__(self):
        return 1


def f(n):
    return Number(0)
