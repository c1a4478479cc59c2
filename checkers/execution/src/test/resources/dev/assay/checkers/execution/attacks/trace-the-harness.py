# Has itself told of every line that the harness runs, and looks there.
# must: wrong-answer, time-limit, runtime-error
import sys

SECRET = "@SECRET@"[::-1]


def look(frame, event, argument):
    if "guest" in frame.f_code.co_filename:
        frame.f_trace = look
        if SECRET in repr((argument, frame.f_locals)):
            print("ESCAPED: seen in", frame.f_code.co_name)
    return look


def f(n):
    frame = sys._getframe().f_back
    while frame is not None:
        frame.f_trace = look
        frame = frame.f_back
    sys.settrace(look)
    return 0
