# Looks for what is expected, and for another answer, in its own memory.
# must: wrong-answer
import gc
secret = "@SECRET@"[::-1]
known = (secret, secret.encode())
other = "@MARKER@".encode()[::-1]
for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    if rights.startswith("rw") and "[v" not in line:
        start, end = (int(each, 16) for each in span.split("-"))
        with open("/proc/self/mem", "rb") as memory:
            memory.seek(start)
            try:
                text = memory.read(min(end - start, 64 << 20))
            except OSError:
                continue
        # Once more than where it stands here, and only with what surrounds it in a request.
        if b'"out": "' + known[1] in text or b'expected: ' + known[1] in text:
            print("ESCAPED: in memory")
        if text.count(other) > 1:  # once: this very search
            print("ESCAPED: another answer is in memory")
print(len(gc.get_objects()) > 0 and 0)
