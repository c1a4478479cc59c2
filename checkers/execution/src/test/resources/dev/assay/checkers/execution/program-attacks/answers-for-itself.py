# Writes what its watcher would.
# must: wrong-answer
import json, os, struct
reply = json.dumps({"end": None, "exit": 0, "blobs": [11, 0]}).encode()
frame = struct.pack(">II", 4 + len(reply) + 11, len(reply)) + reply + b"@MARKER@"[:11]
for fd in range(3, 256):
    try:
        os.write(fd, frame)
        print("ESCAPED: wrote to", fd)
    except OSError:
        pass
