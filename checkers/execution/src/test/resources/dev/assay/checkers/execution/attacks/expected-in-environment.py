# Looks in its environment, its arguments and its files.
# must: wrong-answer
import os, sys
secret = "@SECRET@"[::-1]
seen = repr(os.environ) + repr(sys.argv) + open("/proc/self/cmdline").read() + open("/proc/self/environ").read()
for folder, _, names in os.walk("/box"):
    seen += repr(names)
for folder in ("/tmp", "/dev/shm", "/assay"):
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                seen += open(os.path.join(place, name), errors="replace").read()
            except OSError:
                pass
if secret in seen:
    print("ESCAPED: found")


def f(n):
    return 0
