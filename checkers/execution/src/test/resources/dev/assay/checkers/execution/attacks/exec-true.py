# Becomes a program that ends well.
# must: runtime-error
import os


def f(n):
    os.execv("/bin/true", ["true"])
