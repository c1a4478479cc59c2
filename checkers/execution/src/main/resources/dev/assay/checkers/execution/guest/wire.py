"""Frames: u32 length, u32 length of the JSON, the JSON, then the blobs that its "blobs" counts."""

import json
import struct

MOST = 64 << 20


def pack(message, blobs=()):
    """A message with its blobs as bytes."""
    message["blobs"] = [len(blob) for blob in blobs]
    text = json.dumps(message).encode()
    return b"".join(
        [struct.pack(">II", 4 + len(text) + sum(message["blobs"]), len(text)), text, *blobs]
    )


def unpack(payload):
    """What pack packed, without the first length."""
    (length,) = struct.unpack_from(">I", payload)
    message = json.loads(payload[4 : 4 + length])
    blobs, at = [], 4 + length
    for size in message["blobs"]:
        blobs.append(payload[at : at + size])
        at += size
    return message, blobs


def read_exactly(sock, count):
    """Bytes from a blocking socket; None when it ends before."""
    parts = []
    while count:
        part = sock.recv(min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def read(sock):
    """The next frame's payload; None at the end."""
    head = read_exactly(sock, 4)
    if head is None:
        return None
    (length,) = struct.unpack(">I", head)
    if length > MOST:
        raise ValueError("a frame of %d bytes" % length)
    return read_exactly(sock, length)
