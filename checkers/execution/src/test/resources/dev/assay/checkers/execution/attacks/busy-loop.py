# Computes without end.
# must: time-limit
def f(n):
    while True:
        pass
