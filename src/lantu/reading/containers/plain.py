"""Plain text: finds the encoding and decodes, changing nothing but the line ends.

Knows UTF-8, UTF-16 with its mark, and GB18030.  The document's text is the decoded file, so a
position found in it is a position in the file as any Python program reads it.
"""

from __future__ import annotations

import codecs
import re

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")


def decode(data: bytes) -> str | None:
    """The text of the bytes, without byte order mark and with `\\n` line ends; None if binary."""
    text = _decoded(data)
    if text is None or _is_binary(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :].decode("utf-8", "replace")
    if data.startswith(_UTF16_MARKS):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _gb18030(data)


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes: GB18030 would decode it too, into nonsense."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if ord(character) > 0x7F) - broken
    return text if sound > 20 * broken else None


def _gb18030(data: bytes) -> str | None:
    text = data.decode("gb18030", "replace")
    return text if text.count("\ufffd") * 200 <= len(text) else None


def _is_binary(text: str) -> bool:
    return "\x00" in text or sum(1 for _ in _CONTROLS.finditer(text)) * 100 > len(text)
