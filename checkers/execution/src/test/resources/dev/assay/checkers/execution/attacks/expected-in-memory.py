# Looks through all its memory.
# must: wrong-answer
secret = "@SECRET@".encode()[::-1]
other = "@MARKER@".encode()[::-1]
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        low, high = (int(part, 16) for part in line.split()[0].split("-"))
        if "r" not in line.split()[1] or high - low > 1 << 26:
            continue
        try:
            memory.seek(low)
            content = memory.read(high - low)
        except (OSError, ValueError, OverflowError):
            continue
        if content.count(secret) > 1:  # once: this very search
            print("ESCAPED: the expected value is in memory")
        if content.count(other) > 1:
            print("ESCAPED: another answer is in memory")


def f(n):
    return 0
