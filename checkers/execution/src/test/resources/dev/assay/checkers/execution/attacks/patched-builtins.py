# Replaces what everything is made with.
# must: wrong-answer, runtime-error, time-limit
import builtins
builtins.isinstance = lambda *any: True
builtins.repr = lambda thing: "1"
builtins.len = lambda thing: 0
builtins.int = lambda *any: 1


def f(n):
    return 0
