"""One spelling for every character, so that the rules see one form of each word.

Knows which characters are the same to a reader: traditional and simplified, radicals and the
characters they look like, full and half width.
Knows no words.  Every table is character for character: an offset into the folded text is the same
offset into the document.
"""

from __future__ import annotations

import re

from lantu.reading.containers.radicals import FOLDING
from lantu.reading.layout.traditional import SIMPLIFIED, TRADITIONAL

# Punctuation goes to the full-width form of Chinese text, digits and letters to the half-width.
_NARROW = ",;:()?![]<>"
_WIDE = "，；：（）？！【】《》"

_WIDE_ASCII = {chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()}

_BLANKS = {c for c in map(chr, range(0x3001)) if c.isspace()} - set(" \n\r\f") | {"\ufeff"}
"""Whatever sets words apart within a line; a name made of nothing else is none."""

_FOLD: dict[str, str] = {
    **dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)),
    **dict(zip(_NARROW, _WIDE, strict=True)),
    **dict(zip("〔〕［］〈〉﹐﹒．％﹪", "【】【】《》，..%%", strict=True)),
    **dict.fromkeys("–－‑~∼〜～", "—"),
    **dict.fromkeys(_BLANKS, " "),
    **_WIDE_ASCII,
}
# A text copied out of a PDF has look-alikes, too, and they may look like traditional characters.
_FOLD |= {shape: _FOLD.get(plain, plain) for shape, plain in FOLDING.items()}
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLD))}]")


def fold(text: str) -> str:
    """The text with every character in its one spelling; same length, same offsets."""
    # Few characters of a text have another spelling: `str.translate` takes ten times as long.
    return _FOLDED.sub(lambda match: _FOLD[match[0]], text)
