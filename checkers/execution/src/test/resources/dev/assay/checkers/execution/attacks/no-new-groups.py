# Other users and groups.
# must: wrong-answer
import os
for call in (lambda: os.setgroups([0]), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.chown("/tmp", 0, 0)):
    try:
        call()
        print("ESCAPED: another user")
    except OSError:
        pass


def f(n):
    return 0
