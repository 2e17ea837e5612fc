"""One page of an OFD file as its characters and ruled lines, in points from the upper left corner.

Knows the objects of a page and how they lie within each other; puts nothing into lines.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator

from lxml import etree

from lantu.reading.containers.boxes import Box
from lantu.reading.containers.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_OBJECTS
from lantu.reading.containers.ofd.numbers import Matrix, box_of, matrix_of, number_of, steps_of
from lantu.reading.containers.ofd.package import Package
from lantu.reading.containers.ofd.paths import rules_of
from lantu.reading.containers.pdf.glyphs import Glyph
from lantu.reading.containers.pdf.rules import Rule
from lantu.reading.errors import TooManyObjects, TooMuchText

_POINTS = 72 / 25.4
"""A millimetre."""

_DEPTH = 8
_LEVEL = 0.1
"""The slope up to which a line counts as level."""

_ASCENT = 0.86
_DESCENT = 0.14
"""A character's box above and below its base line, in its size."""


class OfdPage:
    """The page with what its templates draw, in the order of the file."""

    def __init__(self, package: Package, part: str, name: str) -> None:
        root = package.part(part)
        left, top, _, _ = box_of(root.findtext("{*}Area/{*}PhysicalBox")) or package.area
        self.glyphs: list[Glyph] = []
        self.aside: list[Glyph] = []
        self.rules: list[Rule] = []
        self._package = package
        self._name = name
        self._objects = 0
        to_points = Matrix(_POINTS, 0.0, 0.0, _POINTS, -left * _POINTS, -top * _POINTS)
        for template in root.iterfind("{*}Template"):
            drawn = package.template(template.get("TemplateID", ""))
            if drawn is not None:
                self._read(drawn, to_points, borrowed=True)
        self._read(root, to_points, borrowed=False)

    def as_seen(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box itself, rounded: OFD pages are not turned."""
        return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))

    def _read(self, page: etree._Element, matrix: Matrix, *, borrowed: bool) -> None:
        for layer in page.iterfind("{*}Content/{*}Layer"):
            self._take(layer, matrix, _DEPTH, borrowed=borrowed)

    def _take(
        self, objects: Iterable[etree._Element], matrix: Matrix, depth: int, *, borrowed: bool
    ) -> None:
        for one in objects:
            self._count(borrowed=borrowed)
            kind = etree.QName(one).localname
            if kind == "TextObject":
                self._take_text(one, _placed(one, matrix))
            elif kind == "PathObject":
                self.rules += rules_of(one, _placed(one, matrix))
            elif kind == "PageBlock" and depth:
                self._take(one, matrix, depth - 1, borrowed=borrowed)
            elif kind == "CompositeObject" and depth:
                unit = self._package.units.get(one.get("ResourceID", ""))
                content = None if unit is None else unit.find("{*}Content")
                if content is not None:
                    self._take(content, _placed(one, matrix), depth - 1, borrowed=True)

    def _count(self, *, borrowed: bool) -> None:
        if borrowed:
            self._package.borrow()
            return
        self._objects += 1
        if self._objects > MAX_PAGE_OBJECTS:
            raise TooManyObjects(self._name, limit=MAX_PAGE_OBJECTS)

    def _take_text(self, one: etree._Element, matrix: Matrix) -> None:
        upright = matrix.a > 0 and abs(matrix.b) <= _LEVEL * matrix.a
        into = self.glyphs if upright else self.aside
        into.extend(_glyphs(one, matrix))
        if len(self.glyphs) + len(self.aside) > MAX_PAGE_CHARACTERS:
            raise TooMuchText(self._name, limit=MAX_PAGE_CHARACTERS)


def _placed(one: etree._Element, outer: Matrix) -> Matrix:
    """From the object's own coordinates to the page's."""
    left, top, _, _ = box_of(one.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    inner = Matrix(e=left, f=top).after(matrix_of(one.get("CTM")))
    return outer.after(inner)


def _glyphs(one: etree._Element, matrix: Matrix) -> Iterator[Glyph]:
    size = number_of(one.get("Size"), 0.0)
    em = size * number_of(one.get("HScale"), 1.0)
    high = size * math.hypot(matrix.c, matrix.d)
    wide = em * math.hypot(matrix.a, matrix.b)
    x = y = 0.0
    for code in one.iterfind("{*}TextCode"):
        text = code.text or ""
        x, y = number_of(code.get("X"), x), number_of(code.get("Y"), y)
        across, down = (steps_of(code.get(key), len(text)) for key in ("DeltaX", "DeltaY"))
        here_x, here_y = x, y
        for index, character in enumerate(text):
            width = 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5
            step = 0.0 if down else width * em
            if index < len(across):
                step = across[index]
                if step > 0 and em > 0:  # a digit may be set as wide as a character
                    width = min(step / em, 1.0)
            at_x, at_y = matrix.on(here_x, here_y)
            if unicodedata.category(character) != "Cc":
                yield Glyph(
                    " " if character == "\u00a0" else character,
                    *(at_x, at_y - _ASCENT * high, at_x + width * wide, at_y + _DESCENT * high),
                )
            here_y += down[index] if index < len(down) else 0.0
            here_x += step
