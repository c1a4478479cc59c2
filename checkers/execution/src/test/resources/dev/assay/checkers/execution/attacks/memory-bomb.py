# More memory than there may be.
# must: memory-limit
def f(n):
    return len(bytearray(4 << 30))
