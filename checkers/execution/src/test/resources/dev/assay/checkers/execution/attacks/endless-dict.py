# A dict that has no end.
# must: wrong-answer, memory-limit, time-limit, runtime-error
class Endless(dict):
    def items(self):
        while True:
            yield 1, 1


def f(n):
    return Endless(a=1)
