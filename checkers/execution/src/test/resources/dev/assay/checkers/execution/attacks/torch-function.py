# A tensor whose class answers for all functions of PyTorch, the harness's too.
# must: wrong-answer, runtime-error
# runtime: torch
import torch


class Everything(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, arguments=(), named=None):
        return True

    def __eq__(self, other):
        return True

    def __reduce_ex__(self, protocol):
        raise SystemExit(0)

    @property
    def __class__(self):
        return int


torch.equal = torch.allclose = torch.Tensor.equal = lambda *any, **named: True


def f(n):
    return torch.zeros(1).as_subclass(Everything)
