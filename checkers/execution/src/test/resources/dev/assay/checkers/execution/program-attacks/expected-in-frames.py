# Looks for what is expected in what called it.
# must: wrong-answer
import sys
secret = "@SECRET@"[::-1]
frame = sys._getframe().f_back
while frame is not None:
    if secret in repr({k: v for k, v in frame.f_locals.items() if k != "secret"}):
        print("ESCAPED: in a frame")
    frame = frame.f_back
