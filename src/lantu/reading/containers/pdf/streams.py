"""Looks at a PDF's compressed streams before the library unfolds them.

Knows that a stream is deflated, perhaps twice, and that pictures are never unfolded for their text.
Twenty kilobytes of stream can hold gigabytes of page, or a page whose marks lie in each other so
deep that the library needs gigabytes to remember which are open.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from lantu.reading.containers.limits import MAX_MARKS, MAX_STREAM, MAX_UNPACKED, in_words
from lantu.reading.errors import DamagedDocument, DocumentTooLarge

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 1024
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_MARK = re.compile(rb"B[DM]C|EMC")
_STEP = 1 << 16


def check_streams(data: bytes, name: str) -> None:
    """Raises DocumentTooLarge where a stream, or all of them, would unfold beyond the bounds."""
    total = 0
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"FlateDecode" not in head or _PICTURE.search(head):
            continue
        size = marks = 0
        for part in _unfolded(data, match.end(), twice=head.count(b"FlateDecode") > 1):
            size += len(part)
            marks = _open_marks(part, marks, name)
            if size > MAX_STREAM or total + size > MAX_UNPACKED:
                raise DocumentTooLarge(name, limit=in_words(MAX_STREAM))
        total += size


def _open_marks(part: bytes, before: int, name: str) -> int:
    """How many marks are open behind a part; raises where too many lie in each other."""
    opened = part.count(b"BDC") + part.count(b"BMC")
    if before + opened > MAX_MARKS:  # seldom: one by one, to see how many there are at once
        depth = before
        for mark in _MARK.finditer(part):
            depth = max(depth - 1, 0) if mark[0] == b"EMC" else depth + 1
            if depth > MAX_MARKS:
                raise DamagedDocument(name)
        return depth
    return max(before + opened - part.count(b"EMC"), 0)


def _unfolded(data: bytes, start: int, *, twice: bool) -> Iterator[bytes]:
    """The stream unfolded, part by part, each of at most a little more than the bound."""
    outer = zlib.decompressobj()
    inner = zlib.decompressobj() if twice else None
    waiting = data[start : start + _STEP]
    position = start + len(waiting)
    try:
        while waiting and not outer.eof:
            unfolded = outer.decompress(waiting, _STEP)
            waiting = outer.unconsumed_tail
            if not waiting:
                waiting = data[position : position + _STEP]
                position += len(waiting)
            yield unfolded if inner is None else inner.decompress(unfolded, MAX_STREAM + 1)
    except zlib.error:
        pass  # a damaged stream unfolds no further here nor in the library
