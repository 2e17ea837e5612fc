"""The tables of a document in the review: their rows as lines, and these as tables again.  Pure.

A merged cell is one object at every position that it covers; how large it is drawn follows from the
positions that are shown together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lantu.pages.office.review.pieces import Cell, CellShown, Line, Piece, TableShown

Span = tuple[int, int]
"""Half-open range of characters of the document."""
Rows = Sequence[Sequence[Sequence[int]]]
"""A table as it is kept: rows of [start, end]."""
Marked = Callable[[str, Sequence[Span]], list[Piece]]
"""Cuts a line at the borders of the findings."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text that is one table, or that has none."""

    start: int
    end: int
    rows: Rows = ()
    table: int = 0


def stretches(tables: Sequence[Rows], span: Span) -> Iterator[Stretch]:
    """The span cut at its tables."""
    start, end = span
    for number, rows in enumerate(tables, start=1):
        cells = [cell for row in rows for cell in row]
        first = min((cell[0] for cell in cells), default=0)
        last = max((cell[1] for cell in cells), default=0)
        if last <= start or first >= end:
            continue
        if start < first:
            yield Stretch(start, first)
        yield Stretch(max(start, first), min(last, end), rows, number)
        start = min(last, end)
    if start < end:
        yield Stretch(start, end)


def row_lines(
    stretch: Stretch, text: str, span: Span, marked: Marked
) -> Iterator[tuple[int, Line]]:
    """The rows that begin within the span, each with its end; the head goes before a later part.

    The head of a table of which the page shows a later part is repeated, without its marks: these
    belong to the part before.
    """
    first: dict[Span, int] = {}
    cells: dict[Span, Cell] = {}
    for number, row in enumerate(stretch.rows):
        places = [(start, end) for start, end in row]
        begins = min((place for place in places if place not in first), default=(-1, -1))[0]
        first |= {place: number for place in places if place not in first}
        if not (span[0] <= begins < span[1] or (number == 0 and 0 <= begins < span[0])):
            continue
        for place in places:
            if place not in cells:
                lines = [tuple(marked(text, [line])) for line in line_spans(text, *place)]
                cells[place] = Cell(tuple(lines), first[place])
        line = Line(
            row=tuple(cells[place] for place in places), table=stretch.table, table_row=number
        )
        yield max(end for _, end in places), line


def drawn(lines: Sequence[Line]) -> list[Line | TableShown]:
    """The lines with rows that stand together made tables again."""
    shown: list[Line | TableShown] = []
    for table, group in groupby(lines, key=lambda line: line.table if line.row else 0):
        members = list(group)
        if table:
            shown.append(_table(members))
        else:
            shown += members
    return shown


def line_spans(text: str, start: int, end: int) -> list[Span]:
    """Each line that has words, without the blanks at both its ends."""
    spans: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if line.strip():
            indent = len(line) - len(line.lstrip())
            spans.append((start + indent, start + len(line.rstrip())))
        start = stop + 1
    return spans


def _table(lines: Sequence[Line]) -> TableShown:
    grid = [line.row for line in lines]
    page = next((line.page for line in lines if line.page is not None), None)
    headed = len(lines) > 1 and lines[0].table_row == 0
    return TableShown(tuple(_drawn_row(grid, number) for number in range(len(grid))), headed, page)


def _drawn_row(grid: Sequence[Sequence[Cell]], number: int) -> tuple[CellShown, ...]:
    """The cells that are drawn in a row: those that begin at a position of it."""
    row, cells = grid[number], []
    for column, cell in enumerate(row):
        above = number and column < len(grid[number - 1]) and grid[number - 1][column] is cell
        before = column and row[column - 1] is cell
        if above or before:
            continue
        across = _run([other is cell for other in row[column:]])
        below = grid[number:]
        down = _run([column < len(other) and other[column] is cell for other in below])
        cells.append(CellShown(cell.lines, across, down))
    return tuple(cells)


def _run(same: Sequence[bool]) -> int:
    """How many from the first on are true."""
    return next((i for i, true in enumerate(same) if not true), len(same))
