"""What stands in for packages that a runtime lacks.

Those that only show things (plots, progress, logs) do nothing, and are stood in for even where they
are: no value depends on them, and they take long. Any other can be imported and fails when it is used,
so that it is told from a name that does not exist.
"""

import importlib.abc
import importlib.machinery
import os
import sys

# Those that only show.
_SHOWING = frozenset("matplotlib seaborn tqdm wandb tensorboard tensorboardX IPython".split())

# What only a notebook's host has, where it mounts disks and shows forms; it is stood in for where it is not.
# A part of it may be there all the same: protobuf brings a `google` without a `google.colab`.
_HOSTS = frozenset(["google"])

# Real packages that a right answer may import and a runtime may lack.
PACKAGES = frozenset(
    word
    for line in open(os.path.join(os.path.dirname(__file__), "libraries.txt"), encoding="utf-8")
    if not line.startswith("#")
    for word in line.split()
    if word not in _SHOWING
)

_BOARD = "torch.utils.tensorboard"


class MissingPackage(ImportError):
    """The answer needs a package that this runtime lacks: not its fault."""

    def __init__(self, package):
        super().__init__("this runtime lacks the package " + package)
        self.package = package


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last: finds what nothing else has found."""

    def find_spec(self, name, path=None, target=None):
        root = name.partition(".")[0]
        if name == _BOARD:
            return importlib.machinery.ModuleSpec(name, self)
        if root not in PACKAGES | _SHOWING | _HOSTS or (root == name and root in sys.modules):
            return None
        is_ours = root in _HOSTS or getattr(sys.modules.get(root), "__assay_stand_in__", False)
        if name != root and not is_ours:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        package = module.__name__.partition(".")[0]
        module.__assay_stand_in__ = True
        if module.__name__ == _BOARD or package in _SHOWING | _HOSTS:
            if package == "tqdm":
                module.tqdm, module.trange = Progress, trange
                module.tqdm_notebook, module.tnrange = Progress, trange
            elif package in ("matplotlib", "seaborn"):
                module.subplots = _subplots
            module.__getattr__ = _nothing
            return

        def absent(name):
            if name.startswith("__"):
                raise AttributeError(name)
            raise MissingPackage(package)

        module.__getattr__ = absent


def for_missing_packages():
    """After everything that can really be imported."""
    sys.meta_path.append(_Finder())


def for_what_only_shows():
    """Before everything that can really be imported; but for what has been."""
    sys.meta_path.insert(0, _ShowingFinder())


class _ShowingFinder(_Finder):
    def find_spec(self, name, path=None, target=None):
        is_showing = name == _BOARD or name.partition(".")[0] in _SHOWING
        return super().find_spec(name) if is_showing else None


def is_shown(value):
    """Whether it only shows: what drawing gives back, real or not."""
    if type(value) in (list, tuple):
        return any(is_shown(each) for each in value)
    return type(value).__module__.partition(".")[0] in _SHOWING | {"assay_guest"}


class Nothing:
    """Takes whatever is done with it, and does nothing."""

    def __call__(self, *_, **__):
        return self

    def __getattr__(self, name):
        return _nothing(name)

    def __getitem__(self, _):
        return self

    def __setitem__(self, _, __):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def _nothing(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "hist":
        return lambda *_, **__: (Nothing(), Nothing(), Nothing())
    if name == "plot":
        return lambda *_, **__: [Nothing()]
    return Nothing()


class _Axes(list):
    """A row or a grid of axes."""

    @property
    def flat(self):
        return [cell for item in self for cell in (item if isinstance(item, _Axes) else [item])]

    def flatten(self, *_):
        return _Axes(self.flat)

    ravel = flatten

    def __getitem__(self, index):
        if isinstance(index, tuple):
            row, column = index
            found = list.__getitem__(self, row)
            return [each[column] for each in found] if isinstance(row, slice) else found[column]
        return list.__getitem__(self, index)


def _subplots(nrows=1, ncols=1, *_, squeeze=True, **__):
    grid = _Axes(_Axes(Nothing() for _ in range(ncols)) for _ in range(nrows))
    if squeeze and nrows == ncols == 1:
        return Nothing(), grid[0][0]
    if squeeze and nrows == 1:
        return Nothing(), grid[0]
    if squeeze and ncols == 1:
        return Nothing(), _Axes(row[0] for row in grid)
    return Nothing(), grid


class Progress:
    """tqdm without its bar."""

    def __init__(self, iterable=(), *_, **__):
        self.iterable = iterable
        self.n = 0

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __getattr__(self, name):
        return _nothing(name)

    @staticmethod
    def write(*_, **__):
        pass


def trange(*arguments, **_):
    """tqdm's range."""
    return Progress(range(*arguments))
