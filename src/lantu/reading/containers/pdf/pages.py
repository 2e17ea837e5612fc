"""One page as what stands on it, in reading order: lines and ruled tables.

Knows how the characters are shared out between both, and when a table goes on from the page before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantu.reading.containers.builder import Slot
from lantu.reading.containers.pdf.columns import reading_order
from lantu.reading.containers.pdf.glyphs import Glyph
from lantu.reading.containers.pdf.lines import Line, joined, loose_line, page_lines
from lantu.reading.containers.pdf.ruled import Lattice, lattices
from lantu.reading.containers.pdf.view import View
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.model import Origin

_PADDING = 2.2
"""A line that ends so near the cell's edge, in its heights, goes on in the next."""

_SAME = 4.0


@dataclass(slots=True)
class RuledTable:
    """A table on a page, or on several."""

    columns: tuple[float, ...]
    rows: list[list[Slot]]
    opens_above: bool = False
    opens_below: bool = False

    def goes_on_in(self, other: RuledTable) -> bool:
        """Whether the other has the same columns."""
        return _alike(self.columns, other.columns)

    def take_over(self, other: RuledTable) -> None:
        """Put the other's rows below, without its header where it repeats ours."""
        header = [slot.text for slot in self.rows[0]] if self.rows else []
        repeated = bool(other.rows) and [slot.text for slot in other.rows[0]] == header
        rows = other.rows[1:] if repeated else other.rows
        if self.rows and rows and self.opens_below and (other.opens_above or not rows[0][0].text):
            _join(self.rows[-1], rows[0])
            rows = rows[1:]
        self.rows += rows
        self.opens_below = other.opens_below


def _alike(columns: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return len(columns) == len(others) and all(
        abs(a - b) <= _SAME for a, b in zip(columns, others, strict=True)
    )


def _join(upper: list[Slot], lower: list[Slot]) -> None:
    """A row that the page's end cut in two, as one row; each cell stands on both pages."""
    joined_to: set[int] = set()
    for above, below in zip(upper, lower, strict=True):
        if id(below) not in joined_to and below.text:
            joined_to.add(id(below))
            above.go_on(below.text, below.origin)


Item = Line | RuledTable


def page_items(view: View, page: int, going_on: tuple[float, ...] = ()) -> Iterator[Item]:
    """The page from top to bottom, counted from 1; `going_on` are an open table's columns."""
    grids = lattices(view.rules)
    free, shares = _share_out(view.glyphs, grids)
    tables = [
        grid
        for grid, share in zip(grids, shares, strict=True)
        if _is_table(grid, share) or _alike(grid.columns, going_on)
    ]
    if len(tables) < len(grids):
        grids = tables
        free, shares = _share_out(view.glyphs, grids)
    rows = page_lines(free)
    for grid, share in zip(grids, shares, strict=True):
        above = [row for row in rows if row[0].bottom <= grid.rows[0] + _SAME]
        rows = rows[len(above) :]
        yield from reading_order(above, view.rules)
        filled = _filled(grid, share, view, page)
        yield RuledTable(grid.columns, filled, grid.opens_above, grid.opens_below)
    yield from reading_order(rows, view.rules)
    if view.aside:
        yield loose_line(view.aside)


def _is_table(grid: Lattice, share: dict[int, list[Glyph]]) -> bool:
    """Whether two cells with words stand side by side: a frame around a text is no table."""
    return any(len({cell for cell in row if cell in share}) > 1 for row in grid.cells)


def _share_out(
    glyphs: list[Glyph], grids: list[Lattice]
) -> tuple[list[Glyph], list[dict[int, list[Glyph]]]]:
    """The characters outside all grids, and for each grid those of its cells."""
    free: list[Glyph] = []
    shares: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        for grid, share in zip(grids, shares, strict=True):
            cell = grid.cell_at(x, y)
            if cell is not None:
                share.setdefault(cell, []).append(glyph)
                break
        else:
            free.append(glyph)
    return free, shares


def _filled(
    grid: Lattice, share: dict[int, list[Glyph]], view: View, page: int
) -> list[list[Slot]]:
    slots: dict[int, Slot] = {}
    extents = _extents(grid)
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if cell not in slots:
                text = _cell_text(share.get(cell, []), extents[cell][2])
                box = view.as_seen(*extents[cell])
                origin = Origin(page=page, box=box, cell=cell_name(row, column))
                slots[cell] = Slot(text, origin)
    rows = [[slots[cell] for cell in cells] for cells in grid.cells]
    return [row for row in rows if any(slot.text for slot in row)]


def _extents(grid: Lattice) -> dict[int, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each cell."""
    found: dict[int, tuple[float, float, float, float]] = {}
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            here = (
                *(grid.columns[column], grid.rows[row]),
                *(grid.columns[column + 1], grid.rows[row + 1]),
            )
            old = found.get(cell, here)
            found[cell] = (
                min(old[0], here[0]),
                min(old[1], here[1]),
                max(old[2], here[2]),
                max(old[3], here[3]),
            )
    return found


def _cell_text(glyphs: list[Glyph], edge: float) -> str:
    """The words of a cell; a line that fills its cell runs on into the next."""
    text = ""
    previous: Line | None = None
    for line in (joined(row) for row in page_lines(glyphs)):
        if previous is not None:
            wrapped = edge - previous.right < _PADDING * previous.height
            latin = text[-1:].isascii() and line.text[:1].isascii() and line.text[:1].isalpha()
            text += (" " if latin else "") if wrapped else "\n"
        text += line.text
        previous = line
    return text
