# A number that takes ages to print.
# must: wrong-answer
def f(n):
    return 1 << (1 << 24)
