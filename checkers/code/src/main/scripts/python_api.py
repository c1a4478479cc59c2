#!/usr/bin/env python3
"""Writes down which public names the installed packages have, for the checkers of the family `python`.

  python3 python_api.py dump torch torchvision numpy > names.txt     once per environment (old and new)
  python3 python_api.py merge old.txt new.txt python_api_reviewed.txt | gzip -9n \
      > ../resources/dev/assay/checkers/code/python/python-api.txt.gz  the union, with since and until
  python3 python_api.py review python-api.txt python_api_reviewed.txt  a union, unpacked, with a longer reviewed list

A list whose name ends in `reviewed.txt` was written by hand: its lines stand as they are, over those of the dumps.

`dump` imports every submodule first, so that names which only exist after an import are there. One line a name:

  dotted name, tab, kind, tab, details separated by blanks

kind:    m module, o module that makes its names up as it is asked, c class, f function or method, a anything else
details: =NAME  the same object under the name that documentation uses
         <NAME  a base class in the same packages (in the order of lookup)
         >t     returns a tensor
         (A,B)  the parameters' names, `*` before those that are passed by keyword only, `*A` for any number
         -V +V  (after merge) last seen in version V; first seen in version V
"""

import ast
import contextlib
import importlib
import inspect
import os
import pkgutil
import re
import sys
import types
import warnings

SKIP = ("torch.testing._internal", "torch.utils.benchmark.examples", "torch.utils.tensorboard", "torch.distributed.elastic.agent",
        "numpy.distutils", "numpy.f2py", "numpy.conftest", "numpy.testing", "numpy.core.tests", "torch.utils.bottleneck.__main__",
        "torch.contrib", "torch.utils.model_dump", "torch.utils.hipify", "torch.onnx.symbolic")

KEPT = []  # operator libraries live as long as they are referred to


def private(name):
    return name.startswith("_")


def import_all(root):
    """Imports the root's public submodules; what can't be imported here is left out."""
    while True:
        try:
            package = importlib.import_module(root)
            break
        except RuntimeError as broken:
            # a wheel's native operators may not fit this torch: their names are all that is wanted
            operator = re.search(r"operator (\w+)::(\w+) does not exist", str(broken))
            if not operator:
                raise
            import torch
            library = torch.library.Library(operator[1], "FRAGMENT")
            library.define(operator[2] + "(Tensor a) -> Tensor")
            KEPT.append(library)
            for name in [name for name in sys.modules if name.split(".")[0] == root]:
                del sys.modules[name]
    for found in pkgutil.walk_packages(package.__path__, root + ".", onerror=lambda name: None):
        parts = found.name.split(".")
        if any(map(private, parts)) or "tests" in parts or found.name.startswith(SKIP):
            continue
        try:
            importlib.import_module(found.name)
        except BaseException as broken:
            print("not imported:", found.name, type(broken).__name__, file=sys.stderr)


def returns():
    """What torch's own stubs say: names that return a tensor, and the parameters of what is not written in Python."""
    tensors, parameters = set(), {}
    import torch
    folder = os.path.dirname(torch.__file__)

    def read(path, prefixes_of):
        path = os.path.join(folder, path)
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read())

        def function(node, prefix, method):
            names = [a.arg for a in node.args.posonlyargs + node.args.args]
            if method and names:
                names = names[1:]
            if node.args.vararg:
                names.append("*" + node.args.vararg.arg)
            elif node.args.kwonlyargs:
                names.append("*")
            names += [a.arg for a in node.args.kwonlyargs]
            full = prefix + node.name
            parameters.setdefault(full, []).append(names)
            if isinstance(node.returns, ast.Name) and node.returns.id == "Tensor":
                tensors.add(full)

        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                function(node, prefixes_of(None), False)
            elif isinstance(node, ast.ClassDef) and prefixes_of(node.name):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        function(inner, prefixes_of(node.name), True)

    read("_C/_VariableFunctions.pyi", lambda name: "torch." if name is None else None)
    read("_C/__init__.pyi", lambda name: {"TensorBase": "torch.Tensor.", "_TensorBase": "torch.Tensor."}.get(name, "") if name else "torch._C.")
    read("_C/_nn.pyi", lambda name: "torch.nn.functional.")
    return tensors, parameters


def signature(thing, method):
    try:
        parameters = list(inspect.signature(thing).parameters.values())
    except (TypeError, ValueError):
        return None
    if method and parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    names, keyword_only = [], False
    for parameter in parameters:
        if parameter.kind is parameter.VAR_POSITIONAL:
            names.append("*" + parameter.name)
            keyword_only = True
        elif parameter.kind is parameter.VAR_KEYWORD:
            continue
        else:
            if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
                names.append("*")
                keyword_only = True
            names.append(parameter.name)
    return names


def dump(roots):
    with contextlib.redirect_stdout(sys.stderr):
        for root in roots:
            import_all(root)
    modules = {name: module for name, module in sys.modules.items()
               if isinstance(module, types.ModuleType) and name.split(".")[0] in roots and not any(map(private, name.split(".")))}
    tensors, stub_parameters = returns() if "torch" in roots else (set(), {})
    names = {}       # dotted name -> (kind, object)
    first = {}       # id of object -> the best name for it

    def ours(thing):
        module = getattr(thing, "__module__", None)
        return isinstance(module, str) and module.split(".")[0] in roots

    def better(name, than):
        return (name.count("."), len(name), name) < (than.count("."), len(than), than)

    def add(name, kind, thing):
        names[name] = (kind, thing)
        if kind in "cf":
            key = id(thing)
            if key not in first or better(name, first[key]):
                first[key] = name

    for name, module in modules.items():
        getattr_made = "__getattr__" in vars(module) or type(module) is not types.ModuleType
        add(name, "o" if getattr_made and name not in roots else "m", module)
        for attribute in dir(module):
            if private(attribute):
                continue
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    value = getattr(module, attribute)
            except BaseException:
                continue
            full = name + "." + attribute
            if isinstance(value, types.ModuleType):
                if value.__name__ != full and full not in modules:
                    names[full] = ("o", value)   # another module under this name: whatever it has is there
            elif inspect.isclass(value):
                add(full, "c", value)
            elif callable(value):
                add(full, "f", value)
            else:
                add(full, "a", value)

    classes = {thing for kind, thing in names.values() if kind == "c" and ours(thing)}
    lines = []
    for name, (kind, thing) in names.items():
        details = []
        best = first.get(id(thing), name) if kind in "cf" else name
        if best != name:
            details.append("=" + best)
        elif kind == "c" and ours(thing):
            bases = [first[id(base)] for base in thing.__mro__[1:] if id(base) in first and base in classes and first[id(base)] != name]
            details += ["<" + base for base in dict.fromkeys(bases)]
            members = dict(vars(thing))
            if name != "torch.Tensor" and name.endswith("Tensor") and "backward" in dir(thing):
                lines.append("\t".join([name, kind, "<torch.Tensor"]))   # one of the old typed tensors
                continue
            if name == "torch.Tensor" or not bases:
                for base in thing.__mro__[1:]:
                    if base is not object:
                        for member, value in vars(base).items():
                            members.setdefault(member, value)
            for member in getattr(thing, "__annotations__", {}):
                members.setdefault(member, None)
            for member, value in members.items():
                if private(member) or not isinstance(member, str):
                    continue
                value = inspect.unwrap(value) if isinstance(value, types.FunctionType) else value
                value = getattr(value, "__func__", value)
                inner = "c" if inspect.isclass(value) else "f" if callable(value) and not isinstance(value, property) else "a"
                inner_details = []
                if inner == "f":
                    inner_details = called(name + "." + member, value, True, tensors, stub_parameters)
                lines.append("\t".join([name + "." + member, inner, " ".join(inner_details)]))
            parameters = signature(thing, False)
            if parameters is not None and not any(p == "args" or p == "*args" for p in parameters[:1]):
                details.append("(" + ",".join(parameters) + ")")
        elif kind == "f":
            details += called(name, thing, False, tensors, stub_parameters)
        lines.append("\t".join([name, kind, " ".join(details)]))
    for root in roots:
        lines.append("\t".join(["#version " + root, str(getattr(sys.modules[root], "__version__", "?"))]))
    for line in sorted(set(lines)):
        print(line.rstrip())


def called(name, thing, method, tensors, stub_parameters):
    details = []
    tensor = name in tensors or getattr(getattr(thing, "__annotations__", {}), "get", lambda k: None)("return") in ("Tensor", "torch.Tensor")
    annotation = getattr(thing, "__annotations__", {})
    annotation = annotation.get("return") if isinstance(annotation, dict) else None
    if tensor or getattr(annotation, "__name__", "") == "Tensor":
        details.append(">t")
    parameters = signature(thing, method)
    overloads = [parameters] if parameters is not None and parameters[:1] not in (["*args"], ["args"]) else stub_parameters.get(name, [])
    shapes = ["(" + ",".join(parameters) + ")" for parameters in overloads]
    details += sorted(dict.fromkeys(shapes), key=lambda shape: (not shape.startswith("(*"), shapes.index(shape)))[:4]
    return details


def merge(files):
    """The union of dumps, oldest first, and of reviewed lists."""
    dumps, reviewed = [], {}
    for path in files:
        names, versions = {}, {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                parts = line.rstrip("\n").split("\t")
                if path.endswith("reviewed.txt"):
                    if not line.startswith("#") and len(parts) > 1:
                        reviewed[parts[0]] = (parts[1], " ".join(parts[2:]))
                elif parts[0].startswith("#version "):
                    versions[parts[0][9:]] = parts[1].split("+")[0].split("a0")[0]
                else:
                    names[parts[0]] = (parts[1], parts[2] if len(parts) > 2 else "")
        if not path.endswith("reviewed.txt"):
            dumps.append((names, versions))
    lines = []
    for root in sorted({root for _, versions in dumps for root in versions}):
        lines.append("\t".join(["#versions " + root, " ".join(v[root] for _, v in dumps if root in v)]))
    union = {}
    for names, versions in dumps:
        union.update(names)
    for name, (kind, details) in union.items():
        versions = [version for names, known in dumps for root, version in known.items() if root == name.split(".")[0]]
        seen = [version for names, known in dumps for root, version in known.items()
                if root == name.split(".")[0] and name in names]
        if seen[-1] != versions[-1]:
            details += " -" + seen[-1]
        elif seen[0] != versions[0]:
            details += " +" + seen[0]
        union[name] = (kind, details.strip())
    union.update(reviewed)
    lines += ["\t".join([name, *union[name]]).rstrip() for name in union]
    print("\n".join(sorted(lines)))


def review(union, reviewed):
    """An index that was made before, with the lines of a reviewed list over its own."""
    lines = {}
    for path in (union, reviewed):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if path == union or not line.startswith("# "):
                    parts = line.rstrip("\n").split("\t")
                    lines[parts[0]] = "\t".join([*parts[:2], " ".join(parts[2:])]).rstrip()
    print("\n".join(sorted(line for line in lines.values() if line)))


if __name__ == "__main__":
    if len(sys.argv) >= 3 and sys.argv[1] == "dump":
        warnings.simplefilter("ignore")
        dump(sys.argv[2:])
    elif len(sys.argv) >= 3 and sys.argv[1] == "merge":
        merge(sys.argv[2:])
    elif len(sys.argv) == 4 and sys.argv[1] == "review":
        review(*sys.argv[2:])
    else:
        sys.exit(__doc__)
