# Breaks the interpreter.
# must: runtime-error
import ctypes


def f(n):
    ctypes.string_at(0)
