"""The ruled lines of a PDF page: what is drawn level or upright, as strokes or thin bars.

Knows path objects and their segments; what the lines divide is `ruled`'s affair.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.reading.containers.pdf.frame import Frame

THIN = 3.0
"""Points; what is no higher or wider is a line."""
_SHORT = 4.0
_MOST = 20_000
"""Segments looked at on a page; what has more is a drawing."""

_MOST_OBJECTS = 50_000

_DEPTH = 3

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line; a level one has `top` = `bottom`, an upright one `left` = `right`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.top == self.bottom


def page_rules(page: pypdfium2.PdfPage, frame: Frame) -> list[Rule]:
    """All ruled lines of the page, [] where it is rather a drawing."""
    rules: list[Rule] = []
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return rules
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    for shape in _shapes(objects, pypdfium2.PdfMatrix(), _DEPTH):
        for start, end in _strokes(shape):
            rule = _rule(start, end, frame)
            if rule is not None:
                rules.append(rule)
        if len(rules) > _MOST:
            return []
    return rules


@dataclass(frozen=True, slots=True)
class _Shape:
    raw: pdfium.FPDF_PAGEOBJECT
    matrix: pypdfium2.PdfMatrix


def _shapes(
    objects: Iterable[pdfium.FPDF_PAGEOBJECT], outer: pypdfium2.PdfMatrix, depth: int
) -> Iterator[_Shape]:
    """The paths among the objects, also those in forms: browsers print a page as one form."""
    own = pdfium.FS_MATRIX()
    for one in objects:
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM}:
            continue
        pdfium.FPDFPageObj_GetMatrix(one, own)
        matrix = pypdfium2.PdfMatrix.from_raw(own).multiply(outer)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield _Shape(one, matrix)
        elif depth:
            count = min(pdfium.FPDFFormObj_CountObjects(one), _MOST)
            inner = (pdfium.FPDFFormObj_GetObject(one, index) for index in range(count))
            yield from _shapes(inner, matrix, depth - 1)


def _rule(start: Point, end: Point, frame: Frame) -> Rule | None:
    """The line from corner to corner, None where it is too short or slanting."""
    (x1, y1), (x2, y2) = start, end
    return rule_in(*frame.from_file(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


def rule_in(left: float, top: float, right: float, bottom: float) -> Rule | None:
    """The line that fills a box on the page, None where the box is none of a line."""
    if bottom - top <= THIN and right - left > _SHORT:
        middle = (top + bottom) / 2
        return Rule(left, middle, right, middle)
    if right - left <= THIN and bottom - top > _SHORT:
        middle = (left + right) / 2
        return Rule(middle, top, middle, bottom)
    return None


def _strokes(shape: _Shape) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path; a thin bar, drawn as an area, is one piece."""
    count = pdfium.FPDFPath_CountSegments(shape.raw)
    if not 2 <= count <= _MOST:
        return
    points = list(_points(shape, count))
    corners = [point for point, _ in points]
    width, height = (max(side) - min(side) for side in zip(*corners, strict=True))
    if min(width, height) <= THIN:
        lows, highs = (tuple(map(pick, zip(*corners, strict=True))) for pick in (min, max))
        yield (lows[0], lows[1]), (highs[0], highs[1])
        return
    if not _is_stroked(shape):
        return  # the edge of a shaded area is no line: pages have white areas all over
    start = previous = corners[0]
    for point, kind in points:
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield previous, start  # an area is closed whether its path says so or not
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield previous, point
        previous = point
    yield previous, start


def _is_stroked(shape: _Shape) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(drawn and stroke.value)


def _points(shape: _Shape, count: int) -> Iterator[tuple[Point, int]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield shape.matrix.on_point(x.value, y.value), pdfium.FPDFPathSegment_GetType(segment)
