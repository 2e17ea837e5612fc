"""Damage to bytes of any format: flipped, lost, repeated, cut off, in an encoding that is another.

Knows nothing of what the bytes mean.
"""

from __future__ import annotations

from random import Random

_MARKS = (
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"PK\x05\x06"),
    *(
        b"%PDF-1.7\n",
        b"<html>",
        b"<?xml version='1.0'?>",
        b"{\\rtf1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ),
    *(b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\x80\x00\x00\x00", b"\x81\x30\x81\x30"),
)


def mutate_bytes(data: bytes, chance: Random) -> bytes:
    """The bytes after a few strokes of damage."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _strike(changed, chance)
    return bytes(changed)


def mutate_fields(data: bytes, chance: Random) -> bytes:
    """The bytes with a few lengths, offsets and counts beyond belief, and all else in its place."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16))):
        size = chance.choice((1, 2, 2, 4))
        place = chance.randrange(max(len(data) - size, 1))
        field = int.from_bytes(data[place : place + size], "little")
        value = chance.choice((0, 1, field + 1, field - 1, field * 2, 1 << (8 * size - 1), -1))
        changed[place : place + size] = (value % (1 << 8 * size)).to_bytes(size, "little")
    return bytes(changed)


def _strike(data: bytearray, chance: Random) -> None:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((1, 1, 2, 4, 32, 500)))
    doing = chance.randrange(7)
    if doing == 0:
        data[start:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[start:end])
    elif doing == 1:
        data[start:end] = chance.randbytes(end - start)
    elif doing == 2:
        data[start:end] = b""
    elif doing == 3:
        data[start:start] = data[start:end] * chance.choice((1, 2, 50))
    elif doing == 4:
        data[start:start] = chance.choice(_MARKS)
    elif doing == 5:
        other = chance.randint(0, len(data))
        data[start:end] = data[other : other + end - start]
    elif chance.random() < 0.4:
        del data[start:]
