# Leaves something for the next answer.
# must: wrong-answer
import os
for folder in ("/box", "/tmp", "/dev/shm"):
    with open(folder + "/left-behind", "w") as file:
        file.write("@MARKER@")
os.environ["LEFT"] = "behind"


def f(n):
    return 0
