# More memory, in small pieces.
# must: memory-limit, time-limit
def f(n):
    pieces = []
    while True:
        pieces.append(bytearray(1 << 20))
