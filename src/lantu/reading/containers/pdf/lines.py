"""Puts the characters of a page back into lines, by where they stand.

Knows heights, gaps and what to write into a gap; a line is kept in pieces wherever a gap in it is
wide enough to be the space between two columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lantu.reading.containers.pdf.glyphs import Glyph

_SAME_LINE = 0.45
"""How far the middles of two characters may lie apart, in heights of the smaller."""

_COLUMN_GAP = 1.2
_WIDE_GAP = 1.0
_WORD_GAP = 0.2
"""Gaps in heights of the line."""

_OVERPRINT = 0.25
"""A character printed twice so close to itself, in heights, is there once, in bold."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a piece of one, with the box around its characters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


Row = list[Line]


def page_lines(glyphs: list[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom, each in pieces from left to right."""
    rows = [_pieces(row) for row in _rows(glyphs)]
    return [row for row in rows if row]


def joined(row: Iterable[Line]) -> Line:
    """The pieces of a row as one line, a space in each gap."""
    pieces = list(row)
    return Line(
        " ".join(piece.text for piece in pieces),
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
    )


def loose_line(glyphs: list[Glyph]) -> Line:
    """Characters that stand in no row, as one line in the order given."""
    return _line(glyphs)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    visible = [glyph for glyph in glyphs if not glyph.text.isspace()]
    rows: list[list[Glyph]] = []
    for glyph in sorted(visible, key=lambda one: (one.middle, one.left)):
        if rows and _belongs(glyph, rows[-1][0]):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    spaces = sorted((g for g in glyphs if g.text == " "), key=lambda one: one.middle)
    _put_spaces(rows, spaces)
    return rows


def _belongs(glyph: Glyph, first: Glyph) -> bool:
    return glyph.middle - first.middle <= _SAME_LINE * max(min(glyph.height, first.height), 1.0)


def _put_spaces(rows: list[list[Glyph]], spaces: list[Glyph]) -> None:
    """Spaces join the row they stand in; they never open one."""
    at = 0
    for space in spaces:
        while at < len(rows) and rows[at][-1].bottom < space.middle:
            at += 1
        for row in rows[at : at + 3]:
            if row[0].top <= space.middle <= row[0].bottom:
                row.append(space)
                break


def _pieces(row: list[Glyph]) -> Row:
    ordered = _without_overprint(sorted(row, key=lambda glyph: (glyph.left, glyph.right)))
    height = max((glyph.height for glyph in ordered if glyph.text != " "), default=0.0)
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None
    spaced = False
    for glyph in ordered:
        if glyph.text == " ":
            spaced = True
            continue
        if last is None or glyph.left - last.right > _COLUMN_GAP * height:
            pieces.append([glyph])
        else:
            if _needs_space(last, glyph, height, spaced=spaced):
                pieces[-1].append(Glyph(" ", last.right, last.top, glyph.left, last.bottom))
            pieces[-1].append(glyph)
        last, spaced = glyph, False
    return [_line(piece) for piece in pieces]


def _needs_space(last: Glyph, glyph: Glyph, height: float, *, spaced: bool) -> bool:
    gap = glyph.left - last.right
    if last.text.isascii() and glyph.text.isascii():
        return spaced or gap > _WORD_GAP * height
    return gap > _WIDE_GAP * height or (spaced and gap > 0)


def _without_overprint(ordered: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in ordered:
        reach = _OVERPRINT * glyph.height
        doubled = any(
            other.text == glyph.text
            and abs(other.left - glyph.left) < reach
            and abs(other.middle - glyph.middle) < reach
            for other in kept[-3:]
        )
        # Thin characters stand so close by nature: "ll" is no bold "l".
        if not doubled or glyph.right - glyph.left < reach:
            kept.append(glyph)
    return kept


def _line(piece: list[Glyph]) -> Line:
    return Line(
        "".join(glyph.text for glyph in piece),
        min(glyph.left for glyph in piece),
        min(glyph.top for glyph in piece),
        max(glyph.right for glyph in piece),
        max(glyph.bottom for glyph in piece),
    )
