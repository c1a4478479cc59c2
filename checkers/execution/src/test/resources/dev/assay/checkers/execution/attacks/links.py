# Links to what is outside.
# must: wrong-answer
import os
for target in ("/etc/passwd", "/usr/bin/python3", "/assay/assay_guest/box.py"):
    try:
        os.link(target, "/tmp/link")
        print("ESCAPED: a hard link to", target)
    except OSError:
        pass
os.symlink("/etc/shadow", "/tmp/soft")
try:
    print("ESCAPED:", open("/tmp/soft").read(1))
except OSError:
    pass


def f(n):
    return 0
