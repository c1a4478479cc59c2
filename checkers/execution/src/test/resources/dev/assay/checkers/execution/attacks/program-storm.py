# Starts one program after another.
# must: time-limit, runtime-error
import subprocess


def f(n):
    while True:
        subprocess.Popen(["/bin/true"])
