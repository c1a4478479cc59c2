# A little that unpacks to a lot.
# must: memory-limit, time-limit
import zlib


def f(n):
    packed = zlib.compress(b"\0" * (64 << 20))
    return len(zlib.decompress(packed) * 64)
