"""Which pages of a PDF are pictures of text rather than text, and which have pictures beside it.

Knows what a scan in a PDF is made of: a picture over most of the page and next to no characters;
and how large a picture must be to be worth recognising.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.reading.containers.boxes import Box
from lantu.reading.containers.pdf.frame import Frame

_FEW, _SOME = 50, 200
_PART, _MOST = 0.3, 0.7
"""Pictures over a part of the page beside few characters, or over most of it beside some."""
_OUTLINES = 300
"""So many shapes on a page without one character: text that was turned into outlines."""
_WORTH = 0.05
"""The part of a page from which on a picture may hold words that matter: of an A4 page two lines as
wide as its text.  Emblems, logos, square codes and seals (5 cm, 4 %) are smaller."""
_OWN = 20
"""A picture with so many characters over it is the ground of text, which is there already."""
_TOUCHING = 2.0
"""Points; pictures so near each other are strips of one."""
_MOST_PICTURES = 300
_DEPTH = 4
_OBJECTS = 20_000

_IMAGE, _PATH, _FORM = (
    *(pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH),
    pdfium.FPDF_PAGEOBJ_FORM,
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What pictures there are on a page; `pictures` beside text, as boxes on the page as seen."""

    is_scan: bool = False
    pictures: tuple[Box, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the page's text is all there is to read."""
        return not self.is_scan and not self.pictures


def survey(page: pypdfium2.PdfPage) -> Survey:
    """What has to be recognised of a page, if anything."""
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left, bottom, right, top, page.get_rotation())
    whole = max((frame.right - frame.left) * (frame.top - frame.bottom), 1.0)
    boxes, shapes = _drawn(page, frame)
    pictures = [box for box in _whole_pictures(boxes) if _area(box) >= _WORTH * whole]
    if not pictures and shapes < _OUTLINES:
        return Survey()
    text_page = page.get_textpage()
    try:
        characters = _visible(text_page.raw, _SOME)
        if _is_scan(characters, sum(map(_area, pictures)) / whole, shapes):
            return Survey(is_scan=True)
        alone = [box for box in pictures if _characters_on(text_page.raw, box) < _OWN]
    finally:
        text_page.close()
    seen = (frame.from_file(*box) for box in alone)
    return Survey(pictures=tuple(seen))


def _is_scan(characters: int, covered: float, shapes: int) -> bool:
    if covered >= _MOST:
        return characters < _SOME
    if covered >= _PART:
        return characters < _FEW
    return characters == 0 and shapes >= _OUTLINES


def _visible(raw: pdfium.FPDF_TEXTPAGE, enough: int) -> int:
    """The characters that are no blanks, counted to `enough`."""
    seen = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        if pdfium.FPDFText_GetUnicode(raw, index) > 0x20:
            seen += 1
            if seen >= enough:
                break
    return seen


def _characters_on(raw: pdfium.FPDF_TEXTPAGE, box: Box) -> int:
    left, bottom, right, top = box
    return int(pdfium.FPDFText_GetBoundedText(raw, left, top, right, bottom, None, 0))


def _drawn(page: pypdfium2.PdfPage, frame: Frame) -> tuple[list[Box], int]:
    """The boxes of all pictures, as far as they can be seen, and the number of shapes."""
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _OBJECTS)
    objects = (pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count))
    boxes: list[Box] = []
    shapes = 0
    for kind, box in _objects(objects, pypdfium2.PdfMatrix(), _DEPTH):
        if kind == _PATH:
            shapes += 1
        elif len(boxes) < _MOST_PICTURES:
            left, bottom = max(box[0], frame.left), max(box[1], frame.bottom)
            right, top = min(box[2], frame.right), min(box[3], frame.top)
            if left < right and bottom < top:
                boxes.append((left, bottom, right, top))
    return boxes, shapes


def _objects(
    objects: Iterable[pdfium.FPDF_PAGEOBJECT], outer: pypdfium2.PdfMatrix, depth: int
) -> Iterator[tuple[int, Box]]:
    """Each picture and shape, also of forms: its kind, and a picture's box in the file."""
    for one in objects:
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == _PATH:
            yield kind, (0.0, 0.0, 0.0, 0.0)
        elif kind == _IMAGE:
            yield kind, outer.on_rect(*_bounds(one))
        elif kind == _FORM and depth:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(one, own)
            matrix = pypdfium2.PdfMatrix.from_raw(own).multiply(outer)
            count = min(pdfium.FPDFFormObj_CountObjects(one), _OBJECTS)
            within = (pdfium.FPDFFormObj_GetObject(one, index) for index in range(count))
            yield from _objects(within, matrix, depth - 1)


def _bounds(one: pdfium.FPDF_PAGEOBJECT) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *edges):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (edge.value for edge in edges)
    return (left, bottom, right, top)


def _whole_pictures(boxes: list[Box]) -> list[Box]:
    """The boxes, those that touch put together: programs cut a large picture into strips."""
    found: list[Box] = []
    for box in boxes:
        near = [other for other in found if _touch(box, other)]
        found = [other for other in found if other not in near]
        lefts, bottoms, rights, tops = zip(box, *near, strict=True)
        found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return found


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + _TOUCHING
        and other[0] <= one[2] + _TOUCHING
        and one[1] <= other[3] + _TOUCHING
        and other[1] <= one[3] + _TOUCHING
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
