"""Fetches a file's bytes from the disk, never more of them than one document may have.

Knows paths and what can be wrong with them; looks at no content.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from lantu.reading.containers.limits import MAX_BYTES, in_words
from lantu.reading.errors import DocumentIsFolder, DocumentTooLarge, DocumentUnavailable


def shown_name(path: Path | str) -> str:
    """A file's name as people can read it: archives from Windows leave names in GB18030."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def file_bytes(path: Path) -> bytes:
    """The whole file; raises DocumentUnavailable or DocumentTooLarge, before reading if it can."""
    name = shown_name(path)
    try:
        if path.is_dir():
            raise DocumentIsFolder(name)
        if path.stat().st_size > MAX_BYTES:
            raise DocumentTooLarge(name, limit=in_words(MAX_BYTES))
        with path.open("rb") as stream:
            return stream_bytes(stream, name)
    except (OSError, ValueError) as error:
        raise DocumentUnavailable(name) from error


def stream_bytes(stream: BinaryIO, name: str) -> bytes:
    """All that comes out of a pipe or device, as far as a document may go."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(name, limit=in_words(MAX_BYTES))
    return data
