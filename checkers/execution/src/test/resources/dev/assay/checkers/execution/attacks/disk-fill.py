# Fills its disk; there is not much of it.
# must: wrong-answer
for folder in ("/box", "/tmp"):
    written = 0
    try:
        with open(folder + "/big", "wb") as big:
            while written < 1 << 30:
                written += big.write(b"x" * (1 << 20))
        print("ESCAPED: a gigabyte in", folder)
    except OSError:
        pass


def f(n):
    return 0
