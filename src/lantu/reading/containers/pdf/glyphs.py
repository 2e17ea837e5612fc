"""The characters of a PDF page with their boxes.

Knows the library's text page, what it gets wrong, and which way the text of a page runs.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.reading.containers.boxes import Box
from lantu.reading.containers.limits import MAX_PAGE_CHARACTERS
from lantu.reading.containers.pdf.frame import Frame
from lantu.reading.containers.pdf.rules import page_rules, rule_in
from lantu.reading.errors import TooMuchText

_REPLACEMENT = "\ufffd"
_HYPHENS = {0x0002, 0xFFFE}
"""What the library writes for a hyphen at the end of a line."""

_ASTRAY = 3.0
"""A box that lies so many heights off the character's own position is none of its own."""

_FLAT = 0.6
"""A box lower than this part of its character's size is the ink's."""

_LEVEL = 0.1
"""The slope up to which a line counts as level: scanners never feed quite straight."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; `top` is less than `bottom`."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


class PageView:
    """One page, turned so that most of its text stands upright.

    A landscape table is often set sideways on a page that is not turned itself: its lines can only
    be put together along the text, while boxes are wanted on the page as it is seen.
    """

    def __init__(self, page: pypdfium2.PdfPage, name: str) -> None:
        left, bottom, right, top = page.get_cropbox()
        raw = list(_raw_glyphs(page, name))
        directions = Counter(glyph.direction for glyph in raw if glyph.direction is not None)
        upright = max(directions, key=lambda turn: directions[turn], default=0)
        self._seen = Frame(left, bottom, right, top, page.get_rotation())
        self._upright = Frame(left, bottom, right, top, upright)
        self.glyphs = [self._glyph(one) for one in raw if one.direction == upright]
        self.aside = [self._glyph(one) for one in raw if one.direction != upright]
        """Characters that run another way, such as a watermark's, in the order of the file."""
        self.rules = page_rules(page, self._upright)

    def as_seen(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A box of the upright text on the page as it is seen, rounded to a tenth of a point."""
        edges = self._seen.from_file(*self._upright.to_file(left, top, right, bottom))
        return (round(edges[0], 1), round(edges[1], 1), round(edges[2], 1), round(edges[3], 1))

    def add(self, words: Iterable[tuple[str, Box]], lines: Iterable[Box]) -> None:
        """Add recognised characters and ruled lines, given by their boxes on the page as seen."""
        self.glyphs += [Glyph(text, *self._upright_from(box)) for text, box in words]
        found = (rule_in(*self._upright_from(box)) for box in lines)
        self.rules += [rule for rule in found if rule is not None]

    def _upright_from(self, edges: Box) -> Box:
        return self._upright.from_file(*self._seen.to_file(*edges))

    def _glyph(self, raw: _RawGlyph) -> Glyph:
        return Glyph(raw.text, *self._upright.from_file(*raw.edges))


@dataclass(frozen=True, slots=True)
class _RawGlyph:
    text: str
    edges: Box
    direction: int | None
    """By how much the page must turn for it to stand upright; None for slanting text."""


def _raw_glyphs(page: pypdfium2.PdfPage, name: str) -> Iterator[_RawGlyph]:
    text_page = page.get_textpage()
    try:
        boxes = _Boxes(text_page.raw)
        high = 0
        count = text_page.count_chars()
        if count > MAX_PAGE_CHARACTERS:
            raise TooMuchText(name, limit=MAX_PAGE_CHARACTERS)
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text_page.raw, index)
            if code in {0x0A, 0x0D} or pdfium.FPDFText_IsGenerated(text_page.raw, index) == 1:
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            text, high = _character(code, high), 0
            edges = boxes.edges(index)
            if edges is not None:
                yield _RawGlyph(text, edges, boxes.direction)
    finally:
        text_page.close()


class _Boxes:
    """Asks for the boxes of one page's characters, in memory that is made once."""

    def __init__(self, raw: pdfium.FPDF_TEXTPAGE) -> None:
        self._raw = raw
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._tight = [ctypes.c_double() for _ in range(4)]
        self.direction: int | None = 0
        """That of the character asked for last."""

    def edges(self, index: int) -> Box | None:
        """Left, bottom, right and top of the character in the coordinates of the file."""
        # The loose box is the font's full height: a comma stands as tall as a character in it.
        loose, matrix = self._loose, self._matrix
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, loose):
            return None
        if not pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return self._tight_edges(index)
        self.direction = _direction(matrix.a, matrix.b)
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        reach = _ASTRAY * max(size, 1.0)
        off_line = abs(loose.bottom - matrix.f) > reach or loose.left < matrix.e - reach
        if off_line and self.direction == 0:
            # A character spelt out by /ActualText comes with a box that lacks the page's matrix;
            # the matrix is that of its string, whose characters all stand on one line after it.
            return (matrix.e, *_upright_extent(matrix.f, size, matrix.e + size))
        if loose.top <= loose.bottom or loose.right <= loose.left:
            return self._tight_edges(index)
        if self.direction == 0 and loose.top - loose.bottom < _FLAT * size:
            # A drawn character has no box but its ink's: 一 would stand on a line of its own.
            return (loose.left, *_upright_extent(matrix.f, size, loose.right))
        return (loose.left, loose.bottom, loose.right, loose.top)

    def _tight_edges(self, index: int) -> Box | None:
        left, right, bottom, top = self._tight
        if not pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top):
            return None
        return (left.value, bottom.value, right.value, top.value)


def _upright_extent(base: float, size: float, right: float) -> tuple[float, float, float]:
    """Bottom, right and top of an upright character of this size on a base line."""
    return (base - 0.14 * size, right, base + 0.86 * size)


def _direction(across: float, up: float) -> int | None:
    if abs(up) <= _LEVEL * abs(across):
        return 0 if across >= 0 else 180
    if abs(across) <= _LEVEL * abs(up):
        return 90 if up > 0 else 270
    return None


def _character(code: int, high: int) -> str:
    if high and 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
    if code in _HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _REPLACEMENT
    return " " if code in {0x09, 0xA0} or code < 0x20 else chr(code)
