# Uses what made its box to get out.
# must: wrong-answer
import sys
for name in list(sys.modules):
    if "assay" in name:
        print("ESCAPED:", name)
frame = sys._getframe()
while frame is not None:
    kernel = frame.f_globals.get("kernel")
    if kernel is not None:
        for call in (lambda: kernel.unshare(kernel.CLONE_NEWUSER), lambda: kernel.mount("none", "/tmp", "tmpfs", 0)):
            try:
                call()
                print("ESCAPED: it may still do that")
            except OSError:
                pass
    frame = frame.f_back
