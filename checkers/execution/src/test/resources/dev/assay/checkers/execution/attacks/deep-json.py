# JSON that readers choke on.
# must: runtime-error
import os, struct, sys


def f(n):
    frame = sys._getframe()
    while frame is not None:
        payload = frame.f_locals.get("payload")
        if isinstance(payload, bytes):
            text = b"[" * 2_000_000
            body = struct.pack(">I", len(text)) + text
            os.write(3, struct.pack(">I", 16 + len(body)) + payload[:16] + body)
        frame = frame.f_back
    return 0
