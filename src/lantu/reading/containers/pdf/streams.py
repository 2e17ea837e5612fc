"""Looks at a PDF's compressed streams before the library unfolds them.

Knows that a stream is deflated, perhaps twice, and that pictures are never unfolded for their text.
Twenty kilobytes of stream can hold gigabytes of page.
"""

from __future__ import annotations

import re
import zlib

from lantu.reading.containers.limits import MAX_STREAM, MAX_UNPACKED, in_words
from lantu.reading.errors import DocumentTooLarge

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 1024
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_STEP = 1 << 16


def check_streams(data: bytes, name: str) -> None:
    """Raises DocumentTooLarge where a stream, or all of them, would unfold beyond the bounds."""
    total = 0
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"FlateDecode" not in head or _PICTURE.search(head):
            continue
        size = _unfolded(data, match.end(), twice=head.count(b"FlateDecode") > 1)
        total += size
        if size > MAX_STREAM or total > MAX_UNPACKED:
            raise DocumentTooLarge(name, limit=in_words(MAX_STREAM))


def _unfolded(data: bytes, start: int, *, twice: bool) -> int:
    """The size of the stream unfolded, counted to just over the bound."""
    outer = zlib.decompressobj()
    inner = zlib.decompressobj() if twice else None
    size = 0
    waiting = data[start : start + _STEP]
    position = start + len(waiting)
    try:
        while waiting and not outer.eof and size <= MAX_STREAM:
            unfolded = outer.decompress(waiting, _STEP)
            waiting = outer.unconsumed_tail
            if not waiting:
                waiting = data[position : position + _STEP]
                position += len(waiting)
            size += len(unfolded) if inner is None else _inner(inner, unfolded)
    except zlib.error:
        pass  # a damaged stream unfolds no further here nor in the library
    return size


def _inner(inner: zlib._Decompress, data: bytes) -> int:
    size = len(inner.decompress(data, MAX_STREAM + 1))
    return size + MAX_STREAM if inner.unconsumed_tail else size
