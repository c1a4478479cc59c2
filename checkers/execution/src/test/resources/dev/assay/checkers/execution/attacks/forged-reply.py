# Writes a reply of its own.
# must: runtime-error
import json, os, struct
text = json.dumps({"value": {"k": "int", "v": "1"}, "blobs": []}).encode()
body = struct.pack(">I", len(text)) + text
os.write(3, struct.pack(">I", 16 + len(body)) + b"0" * 16 + body)


def f(n):
    return 0
