# Looks for what another answer left.
# must: wrong-answer
import os
for folder in ("/box", "/tmp", "/dev/shm"):
    if os.listdir(folder):
        print("ESCAPED: found", os.listdir(folder))
if "LEFT" in os.environ:
    print("ESCAPED: found a variable")


def f(n):
    return 0
