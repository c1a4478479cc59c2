# Calls itself without end.
# must: runtime-error
def f(n):
    return f(n + 1)
