# Code that is compiled past the interpreter.
# must: wrong-answer, runtime-error
# runtime: torch
import torch


@torch.jit.script
def g(x: torch.Tensor) -> torch.Tensor:
    return x * 0


def f(n):
    return g(torch.ones(1))
