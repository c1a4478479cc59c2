# Writes outside of its box.
# must: wrong-answer
import os
for folder in ("/", "/usr", "/usr/bin", "/etc", "/assay", "/assay/assay_guest", "/run", "/proc", "/dev", "/cgroup", "/bin"):
    try:
        with open(folder + "/escaped", "w") as file:
            file.write("x")
        print("ESCAPED: wrote into", folder)
    except OSError:
        pass
for name in ("/assay/assay_guest/values.py", "/etc/passwd", "/usr/bin/python3"):
    try:
        open(name, "r+b")
        print("ESCAPED: opened", name, "for writing")
    except OSError:
        pass


def f(n):
    return 0
