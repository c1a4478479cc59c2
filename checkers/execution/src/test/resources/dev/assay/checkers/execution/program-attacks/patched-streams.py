# Changes what prints.
# must: wrong-answer
import builtins, sys
class Everything(str):
    def __eq__(self, other): return True
    def __hash__(self): return 0
builtins.print = lambda *a, **k: sys.__stdout__.write(Everything("0"))
print("x")
