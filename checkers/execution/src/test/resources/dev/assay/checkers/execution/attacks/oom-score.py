# Has others killed in its place.
# must: wrong-answer
try:
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("-1000")
    print("ESCAPED: the last to be killed")
except OSError:
    pass


def f(n):
    return 0
