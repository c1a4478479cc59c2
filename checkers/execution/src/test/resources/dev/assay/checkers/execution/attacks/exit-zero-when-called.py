# Ends as if all were well when it is called.
# must: runtime-error
import os


def f(n):
    print("OK")
    os._exit(0)
