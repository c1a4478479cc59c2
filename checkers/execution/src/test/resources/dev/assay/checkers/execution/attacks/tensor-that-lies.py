# A tensor of a class that lies about itself.
# must: wrong-answer, runtime-error
# runtime: torch
import torch


class Liar(torch.Tensor):
    @property
    def shape(self):
        return torch.Size([3, 3])

    def numel(self):
        return 9


def f(n):
    return torch.zeros(1).as_subclass(Liar)
