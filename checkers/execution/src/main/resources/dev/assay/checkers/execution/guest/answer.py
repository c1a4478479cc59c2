"""C: runs one answer and the author's calls of it, in a process of its own that ends afterwards.

Everything here may be changed by the answer. Nothing depends on it: what comes out are values, which
are compared elsewhere with what never came in.
"""

import ast
import builtins
import difflib
import errno
import functools
import importlib.abc
import importlib.machinery
import os
import random
import resource
import socket
import struct
import sys
import types

from assay_guest import fragments, gpu, stand_ins, values, wire

_PRINT = print


def main(fd):
    """Answers frames of a token and a step, one by one."""
    namespace = None
    while True:
        head = _read(fd, 4)
        payload = _read(fd, struct.unpack(">I", head)[0])
        step, blobs = wire.unpack(payload[16:])
        if namespace is None:
            namespace = Namespace(step)
            message, result = namespace.define(), []
        else:
            message, result = namespace.call(step, blobs)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        frame = wire.pack(message, result)[4:]
        _write(fd, struct.pack(">I", 16 + len(frame)) + payload[:16] + frame)


def _read(fd, count):
    data = b""
    while len(data) < count:
        part = os.read(fd, min(count - len(data), 1 << 20))
        if not part:
            os._exit(0)
        data += part
    return data


def _write(fd, data):
    while data:
        data = data[os.write(fd, data[: 1 << 20]) :]


def _seed(seed):
    random.seed(seed)
    for name, seeds in _LIBRARIES.items():
        if values.loaded(name) is not None:
            seeds(values.loaded(name), seed)


_LIBRARIES = {
    "numpy": lambda numpy, seed: numpy.random.seed(seed & 0xFFFFFFFF),
    "torch": lambda torch, seed: torch.manual_seed(seed),
}


class _SeedingFinder(importlib.abc.MetaPathFinder):
    """Seeds what has chance of its own when an answer imports it; what its runtime has is seeded by then."""

    def __init__(self, seed):
        self.seed = seed

    def find_spec(self, name, path=None, target=None):
        if name not in _LIBRARIES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                _LIBRARIES[name](module, self.seed)

            spec.loader.exec_module = exec_module
        return spec


class Namespace:
    """What the answer's code sees and what it leaves behind."""

    def __init__(self, step):
        self.step = step
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.names = module.__dict__
        self.own = None
        self.errors = []
        self.supplied = []

    def define(self):
        """Runs the fixture, then the answer."""
        step = self.step
        _limit(step["limits"])
        stand_ins.for_missing_packages()
        sys.meta_path.insert(0, _SeedingFinder(step["seed"]))
        sys.setrecursionlimit(3000)
        sys.argv = ["answer"]
        parts = [fragments.read(text, i, **step["forms"][i]) for i, text in enumerate(step["parts"])]
        _seed(step["seed"])
        try:
            fragments.supply(ast.parse(step["fixture"]), self.names)
            exec(compile(step["fixture"], "<fixture>", "exec"), self.names)
        except BaseException as problem:
            return {"fixture": _error(problem, self.names)}
        stand_ins.for_what_only_shows()
        self.supplied = fragments.missing_imports(parts, self.names)
        has_gpu_stood_in = gpu.is_wanted(step["parts"])
        if has_gpu_stood_in:
            gpu.stand_in()
        _seed(step["seed"])
        self.names["__keep__"] = self._keep
        builtins.print = self._print
        for part in parts:
            if part.problem:
                self.errors.append(part.problem)
            for chunk in part.chunks():
                if not self._run(chunk, part):
                    break
        builtins.print = _PRINT
        self.names.pop("__keep__", None)
        return {
            "errors": self.errors,
            "supplied": self.supplied,
            "gpuStoodIn": has_gpu_stood_in,
            "parsed": sum(1 for part in parts if part.tree is not None),
            "defined": [self._find(wanted, parts) for wanted in step["define"]],
        }

    def _run(self, chunk, part):
        fragments.keep_values(chunk)
        before = self.own
        try:
            exec(compile(chunk, part.file, "exec"), self.names)
            return True
        except BaseException as problem:
            self.errors.append(_error(problem, self.names))
            self.own = before
            return False

    def _keep(self, value):
        """The last thing that the answer's own lines come to, unless it is nothing."""
        if value is not None and not stand_ins.is_shown(value):
            self.own = (value,)
        return value

    def _print(self, *values, **how):
        """A program that only defines and prints means what it prints last."""
        has_none = self.own is None or isinstance(self.own[0], (types.FunctionType, type))
        if has_none and len(values) == 1 and not isinstance(values[0], str):
            self.own = (values[0],)
        _PRINT(*values, **how)

    def _find(self, wanted, parts):
        """Under which of its allowed names something is defined; it gets the first one."""
        for name in wanted:
            if name == "*":
                name = self._only(parts, wanted[0][:1].islower())
            if name in self.names and not name.startswith("__"):
                self.names[wanted[0]] = self.names[name]
                return name
        return None

    def _only(self, parts, is_function):
        """The name of the only thing that can be called; "" for none, or for more than one."""
        defined = {name for part in parts for name in fragments.definitions(part)}
        made = {}
        for name in [name for part in parts for name in fragments.assignments(part)]:
            value = self.names.get(name)
            if name not in defined and callable(value):
                made.setdefault(id(value), name)
        if len(defined) > 1:
            return ""
        for name in defined:
            base = self.names.get(name)
            made = {key: each for key, each in made.items() if self._is_of(each, base, is_function)}
        return (list(made.values()) if len(made) == 1 else [*defined, ""])[0]

    def _is_of(self, name, base, is_function):
        """Whether a value is what a definition was written for."""
        value = self.names[name]
        if isinstance(value, functools.partial):
            return value.func is base
        return is_function and isinstance(base, type) and isinstance(value, base)

    def call(self, step, blobs):
        """Evaluates a call: its last expression's value, or what it raised."""
        _seed(self.step["seed"])
        encoder = values.Encoder()
        try:
            if step["call"] is None:
                if self.own is None:
                    return {"none": True}, []
                value = self.own[0]
            else:
                value = self._evaluate(step, blobs)
            return {"value": encoder.encode(value)}, encoder.blobs
        except BaseException as problem:
            return {"error": _error(problem, self.names)}, []

    def _evaluate(self, step, blobs):
        if self.own is not None and "answer" not in self.names:
            self.names["answer"] = self.own[0]
        for name, head in step.get("given", {}).items():
            self.names[name] = values.decode(head, blobs)
        tree = ast.parse(step["call"].strip(), "<call>")
        fragments.supply(tree, self.names)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<call>", "exec"), self.names)
        if last is None:
            return None
        return eval(compile(ast.Expression(last.value), "<call>", "eval"), self.names)


def _limit(limits):
    cpu = int(limits["cpu"]) + 1
    for kind, most in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_NOFILE, limits["files"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_FSIZE, limits["memory"]),
        (resource.RLIMIT_AS, limits["addresses"]),
    ):
        if most:
            resource.setrlimit(kind, (most, most))


def _error(problem, names):
    """What was raised, where in the answer, and what was not there."""
    lines = []
    trace = problem.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("<answer"):
            lines.append([int(file[7:-1]), trace.tb_lineno])
        trace = trace.tb_next
    try:
        message = str(problem)[:2000]
    except Exception:
        message = ""
    return {
        "of": values.classes(problem),
        "message": message,
        "lines": lines[-20:],
        "absent": _absent(problem, names),
    }


def _absent(problem, names):
    """torch.compile, for an AttributeError of it; "" when it can't be told."""
    try:
        if isinstance(problem, stand_ins.MissingPackage):
            return "package " + str(problem.package)
        if gpu.is_blamed(problem):
            return "gpu"
        if isinstance(problem, NameError) and not isinstance(problem, UnboundLocalError):
            return _presumed(problem, names)
        if isinstance(problem, OSError):
            return _outside(problem)
        if isinstance(problem, RuntimeError) and "error downloading" in str(problem).lower():
            return "network"
        if isinstance(problem, AttributeError):
            of, name = getattr(problem, "obj", None), getattr(problem, "name", None)
            if name:
                if isinstance(of, types.ModuleType):
                    return of.__name__ + "." + name
                kind = of if isinstance(of, type) else type(of)
                return kind.__module__ + "." + kind.__qualname__ + "." + name
        if isinstance(problem, ImportError):
            words = str(problem).split("'")
            if str(problem).startswith("cannot import name") and len(words) > 3:
                return words[3] + "." + words[1]
            return problem.name or ""
        if isinstance(problem, TypeError):
            words = str(problem).split("'")
            if "unexpected keyword argument" in str(problem) and len(words) > 1:
                return words[0].split("(")[0] + "(" + words[1] + "=)"
    except Exception:
        pass
    return ""


def _presumed(problem, names):
    """A name that a fragment takes for granted; none, when it is a known one misspelt."""
    name = str(problem.name or str(problem).split("'")[1])
    if name in stand_ins.PACKAGES:
        return "package " + name
    known = [*names, *dir(builtins), *fragments.CONVENTIONAL]
    return "" if difflib.get_close_matches(name, known, 1, 0.8) else "name " + name


def _outside(problem):
    """A file that is not here, or a network."""
    if isinstance(problem, FileNotFoundError):
        return "file " + os.path.basename(str(problem.filename))[:80]
    away = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED, errno.EADDRNOTAVAIL)
    reason = getattr(problem, "reason", problem)
    if isinstance(reason, socket.gaierror) or getattr(reason, "errno", None) in away:
        return "network"
    return ""
