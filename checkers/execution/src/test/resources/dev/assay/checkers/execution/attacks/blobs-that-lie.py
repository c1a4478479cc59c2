# Says that there are more bytes than there are.
# must: runtime-error
import json, os, struct, sys


def f(n):
    frame = sys._getframe()
    while frame is not None:
        payload = frame.f_locals.get("payload")
        if isinstance(payload, bytes):
            text = json.dumps({"value": {"k": "tensor", "read": "float32", "dtype": "float32",
                               "shape": [1 << 30, 1 << 30], "blob": 7}, "blobs": [1 << 30]}).encode()
            body = struct.pack(">I", len(text)) + text
            os.write(3, struct.pack(">I", 16 + len(body)) + payload[:16] + body)
        frame = frame.f_back
    return 0
