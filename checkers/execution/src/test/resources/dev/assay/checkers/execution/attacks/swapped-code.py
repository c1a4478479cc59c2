# Swaps the code of the harness's own functions, found from the frames that called it.
# must: wrong-answer, runtime-error
import sys


def any_value(*_, **__):
    return {"k": "bool", "v": True}


def f(n):
    frame = sys._getframe().f_back
    while frame is not None:
        for thing in list(frame.f_globals.values()):
            for method in [thing, *vars(thing).values()] if isinstance(thing, type) else [thing]:
                if hasattr(method, "__code__") and method is not any_value and method is not f:
                    try:
                        method.__code__ = any_value.__code__
                    except (TypeError, ValueError):
                        pass
        frame = frame.f_back
    return 0
