# Answers in the harness's name, with the token that it was given.
# must: wrong-answer, runtime-error
import json, os, struct, sys


def f(n):
    frame = sys._getframe()
    while frame is not None:
        payload = frame.f_locals.get("payload")
        if isinstance(payload, bytes):
            text = json.dumps({"value": {"k": "str", "v": "right"}, "blobs": []}).encode()
            body = struct.pack(">I", len(text)) + text
            os.write(3, struct.pack(">I", 16 + len(body)) + payload[:16] + body)
        frame = frame.f_back
    return 0
