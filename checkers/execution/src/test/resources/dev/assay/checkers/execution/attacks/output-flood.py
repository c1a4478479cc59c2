# Prints without end.
# must: output-limit
def f(n):
    while True:
        print("x" * 1000)
