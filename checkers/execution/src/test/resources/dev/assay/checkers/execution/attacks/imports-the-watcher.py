# Uses the harness's own modules.
# must: wrong-answer, runtime-error
import sys

for name in ("box", "kernel", "wire", "zygote", "program"):
    try:
        module = __import__("assay_guest." + name, fromlist=["x"])
        for call in ("unshare", "setns", "mount", "unmount", "own_user_namespace"):
            if hasattr(module, call):
                try:
                    getattr(module, call)(*(["none", "/tmp", "tmpfs"] if call == "mount" else [0x20000]))
                    print("ESCAPED:", call)
                except (OSError, TypeError):
                    pass
        if "@SECRET@"[::-1] in repr(vars(module)):
            print("ESCAPED: found in", name)
    except ImportError:
        pass


def f(n):
    return 0
