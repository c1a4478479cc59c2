# Breaks off.
# must: runtime-error
import os


def f(n):
    os.abort()
