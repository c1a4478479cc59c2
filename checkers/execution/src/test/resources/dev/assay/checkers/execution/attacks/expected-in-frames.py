# Looks for what is expected in the frames of its callers.
# must: wrong-answer
import sys
frame, seen = sys._getframe(), ""
while frame is not None:
    seen += repr(frame.f_locals)
    frame = frame.f_back
if "@SECRET@"[::-1] in seen:
    print("ESCAPED: found in a frame")
if "f(3" in seen or "hidden" in seen:
    print("ESCAPED: a case before its time")


def f(n):
    return 0
