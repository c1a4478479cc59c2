"""A GPU that is not there: what is moved to it stays on the CPU, which computes the same.

So code that is right but written for a GPU is run all the same, and its values compared. What only
a GPU can do still raises.
"""

import re
import sys

_torch = sys.modules.get("torch")
_ABSENT = ("cuda", "mps", "xpu")
_NAMED = re.compile(r"\b(?:cuda|mps|xpu)\b")
_SIGNS = ("cuda", "nvidia", "'mps'", "accelerator device", "nccl")


def is_wanted(texts):
    """Whether the code names one and there is none."""
    return (
        _torch is not None
        and not _torch.cuda.is_available()
        and hasattr(_torch.overrides, "TorchFunctionMode")
        and any(_NAMED.search(text) for text in texts)
    )


def is_blamed(problem):
    """Whether something was raised because there is none."""
    if _torch is None or _torch.cuda.is_available():
        return False
    kinds = (AssertionError, RuntimeError, TypeError, NotImplementedError)
    text = str(problem).lower()
    return isinstance(problem, kinds) and any(sign in text for sign in _SIGNS)


def stand_in():
    """From here on; for all that this process runs."""
    cuda = _torch.cuda
    for name in ("synchronize", "set_device", "reset_peak_memory_stats"):
        setattr(cuda, name, lambda *_, **__: None)
    _OnTheCpu().__enter__()


def _is_absent(device):
    return isinstance(device, (str, _torch.device)) and str(device).startswith(_ABSENT)


def _mode():
    return getattr(getattr(_torch, "overrides", None), "TorchFunctionMode", object)


class _OnTheCpu(_mode()):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = dict(kwargs or {})
        if function is _torch.Tensor.cuda:
            return args[0].clone()
        if function is _torch.Tensor.pin_memory:
            return args[0]
        if _is_absent(kwargs.get("device")):
            kwargs["device"] = "cpu"
        if function is _torch.Tensor.to:
            at = 1
            moved = len(args) > at and (_is_absent(args[at]) or type(args[at]) is int)
            if moved:
                args = args[:at] + ("cpu",) + args[at + 1 :]
                # On a GPU it would be another tensor.
                kept = function(*args, **kwargs)
                return kept.clone() if kept is args[0] else kept
        return function(*args, **kwargs)
