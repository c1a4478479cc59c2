# Programs that run as root.
# must: wrong-answer
import os, subprocess
for program in (["su", "-c", "id -u"], ["mount"], ["passwd", "-S"], ["newgrp"], ["chsh", "-s", "/bin/sh"], ["sudo", "id", "-u"]):
    try:
        done = subprocess.run(program, capture_output=True, timeout=5, text=True, stdin=subprocess.DEVNULL)
        if done.stdout.strip() == "0":
            print("ESCAPED: root by", program)
    except (OSError, subprocess.TimeoutExpired):
        pass
try:
    os.setuid(0)
    print("ESCAPED: root")
except OSError:
    pass


def f(n):
    return 0
