# Shows itself without end.
# must: wrong-answer, runtime-error, time-limit, memory-limit
class Long:
    def __repr__(self):
        return "x" * (100 << 20)


def f(n):
    return Long()
