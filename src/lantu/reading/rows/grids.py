"""Tables as lines of cells: those that the file has, and those that the text shows by bars.

Knows where cells begin and end; not what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantu.reading.model import Cell, Table

_BAR_LINE = re.compile(r"^[^\n]*\|[^\n]*\|[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells as document ranges; a merged cell stands at each place it covers."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


def grids_of(folded: str, tables: Sequence[Table]) -> list[Grid]:
    """The tables that the file has, and those that the text shows by bars."""
    found = [Grid(t.start, t.end, t.rows) for t in sorted(tables, key=lambda t: t.start)]
    if "|" in folded:
        found += _barred(folded, found)
    return sorted(found, key=lambda g: g.start)


def outside(
    found: Iterable[re.Match[str]], taken: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """The matches that begin outside all of the ranges; both come in the order of the text.

    Each range is looked at once: a workbook may have thousands of either.
    """
    place = reach = 0
    for match in found:
        while place < len(taken) and taken[place][0] <= match.start():
            reach = max(reach, taken[place][1])
            place += 1
        if match.start() >= reach:
            yield match


def _barred(folded: str, known: Sequence[Grid]) -> Iterator[Grid]:
    lines: list[tuple[Cell, ...]] = []
    start = end = -1
    for match in outside(_BAR_LINE.finditer(folded), [(g.start, g.end) for g in known]):
        if lines and match.start() > end + 2:
            yield Grid(start, end, tuple(lines))
            lines = []
        if not lines:
            start = match.start()
        lines.append(tuple(_cells(folded, match.start(), match.end())))
        end = match.end()
    if lines:
        yield Grid(start, end, tuple(lines))


def _cells(folded: str, start: int, end: int) -> Iterator[Cell]:
    left = start
    while left <= end:
        right = folded.find("|", left, end)
        right = end if right < 0 else right
        inner_left, inner_right = left, right
        while inner_left < inner_right and folded[inner_left] == " ":
            inner_left += 1
        while inner_right > inner_left and folded[inner_right - 1] == " ":
            inner_right -= 1
        yield Cell(inner_left, inner_right)
        left = right + 1
