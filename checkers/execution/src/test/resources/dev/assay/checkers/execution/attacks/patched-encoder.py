# Replaces what takes values out.
# must: wrong-answer, runtime-error
import sys
for name, module in list(sys.modules.items()):
    if name.startswith("assay_guest"):
        for attribute in ("encode", "Encoder", "classes", "shown"):
            if hasattr(module, attribute):
                setattr(module, attribute, lambda *any: {"k": "bool", "v": True})


def f(n):
    return True
