# A value without end.
# must: wrong-answer, runtime-error
def f(n):
    value = []
    value.append(value)
    return [value] * 100
