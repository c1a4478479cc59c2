"""Runs a program in this interpreter as if it had been started anew: no start is paid for.

Forked from a process that has read nothing but what the program may read itself.
"""

import atexit
import builtins
import gc
import os
import random
import signal
import sys
import threading
import traceback
import types


def main(arguments):
    """Does not return. The first argument is the program's file, relative to where it runs."""
    status = 1
    try:
        own = _begin(arguments)
        module = types.ModuleType("__main__")
        status = _run(arguments[0], module)
        status = _end(module, status, own)
    finally:
        os._exit(status)


def _begin(arguments):
    """Makes this the interpreter of the program; gives the streams that an end has to flush."""
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    how = {"encoding": "utf-8", "newline": "\n", "closefd": False}
    sys.stdin = sys.__stdin__ = open(0, errors="surrogateescape", **how)
    sys.stdout = sys.__stdout__ = open(1, "w", errors="surrogateescape", **how)
    sys.stderr = sys.__stderr__ = open(2, "w", buffering=1, errors="backslashreplace", **how)
    sys.argv = list(arguments)
    sys.path.insert(0, os.path.dirname(os.path.abspath(arguments[0])))
    for name in [each for each in sys.modules if each.split(".")[0] == "assay_guest"]:
        del sys.modules[name]
    for name in os.listdir(sys.path[0]):
        _let_shadow(name.removesuffix(".py"))
    random.seed(0)  # the same for every learner
    sys.setrecursionlimit(1000 + _depth())
    return [sys.stdout, sys.stderr]


def _let_shadow(name):
    """A program's own random.py comes before ours, which is imported already."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    if spec is not None and spec.origin not in ("built-in", "frozen"):
        del sys.modules[name]


def _depth():
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def _run(file, module):
    try:
        with open(file, "rb") as source:
            code = compile(source.read(), file, "exec")
    except BaseException as problem:
        sys.stderr.write("".join(traceback.format_exception_only(problem)))
        return 1
    module.__file__ = os.path.abspath(file)
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    try:
        exec(code, module.__dict__)
    except SystemExit as problem:
        return _status(problem.code)
    except BaseException as problem:
        problem.__traceback__ = problem.__traceback__.tb_next
        sys.excepthook(type(problem), problem, problem.__traceback__)
        return 1
    return 0


def _status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _end(module, status, own):
    """What an interpreter does at its end, in its order.

    A program may have put something of its own in a stream's place that writes to ours, and may
    need its globals for that.
    """
    threading._shutdown()
    atexit._run_exitfuncs()
    is_well = _flush([sys.stdout, sys.stderr])
    names = module.__dict__
    for name in [each for each in names if each != "__builtins__"]:
        names[name] = None  # objects say goodbye
    gc.collect()
    is_well = _flush(own) and is_well
    return status if is_well else status or 120


def _flush(streams):
    """Whether what was printed got out, as far as the streams say."""
    is_well = True
    for stream in streams:
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except AttributeError:
            pass  # it keeps nothing back
        except ValueError:
            pass  # it was taken apart
        except BaseException:
            is_well = False
    return is_well
