# More memory than there may be, by torch.
# must: memory-limit, runtime-error, time-limit
# runtime: torch
import torch


def f(n):
    return torch.ones(1 << 31).sum()
