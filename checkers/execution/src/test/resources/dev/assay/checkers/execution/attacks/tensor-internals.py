# Replaces what tensors and arrays give of themselves.
# runtime: torch
# must: wrong-answer, runtime-error
import numpy as np
import torch


def always(*_, **__):
    return True


for name in ("numpy", "tolist", "item", "detach", "cpu", "contiguous", "__eq__", "untyped_storage"):
    setattr(torch.Tensor, name, always)
np.array_equal = np.allclose = torch.equal = torch.allclose = always


def f(n):
    return torch.zeros(1, dtype=torch.int64)
