# A tensor that is larger than the machine.
# must: runtime-error, memory-limit, wrong-answer
# runtime: torch
import torch


def f(n):
    return torch.zeros(1).expand(1 << 40)
