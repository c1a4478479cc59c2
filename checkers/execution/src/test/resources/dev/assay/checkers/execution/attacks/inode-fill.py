# More files than there may be.
# must: wrong-answer
try:
    for i in range(100_000):
        open("/tmp/%d" % i, "w").close()
    print("ESCAPED: a hundred thousand files")
except OSError:
    pass


def f(n):
    return 0
