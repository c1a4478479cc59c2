# A child goes on to answer in its place.
# must: wrong-answer, runtime-error, time-limit
import json, os, struct, sys


def f(n):
    if os.fork():
        os._exit(0)
    text = json.dumps({"value": {"k": "int", "v": "1"}, "blobs": []}).encode()
    body = struct.pack(">I", len(text)) + text
    for frame in sys._current_frames().values():
        while frame is not None:
            payload = frame.f_locals.get("payload")
            if isinstance(payload, bytes):
                os.write(3, struct.pack(">I", 16 + len(body)) + payload[:16] + body)
            frame = frame.f_back
    return 0
