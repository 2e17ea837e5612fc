"""A converter that takes what it is told to take; run as a process by `test_old`."""

from __future__ import annotations

import sys

from lantu.reading.containers.apart import Refusal, RefusedError, convert_here
from lantu.reading.containers.limits import MAX_MEMORY


def convert(data: bytes) -> bytes:
    if data == b"memory":
        return bytes(MAX_MEMORY)
    if data == b"cells":
        raise RefusedError(Refusal.TOO_MANY_CELLS)
    sys.stdout.write("what libraries have to say goes elsewhere")
    return data


if __name__ == "__main__":
    convert_here(convert)
