"""Word tables as grids: a merged cell is the same slot at every position it covers.

Knows grid spans, vertical merges and skipped grid columns; the words of a cell come from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from lantu.reading.containers.builder import Slot
from lantu.reading.containers.docx.words import W, number
from lantu.reading.containers.limits import MAX_COLUMNS
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.model import Origin

CellText = Callable[["etree._Element"], str]  # noqa: SLF001 - lxml gives the type no other name

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


def read_grid(table: etree._Element, index: int, cell_text: CellText) -> Iterator[list[Slot]]:
    """The rows of the `index`-th table of the file, one by one."""
    above: list[Slot] = []
    rows = (row for row in _children(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None)
    for height, row in enumerate(rows):
        slots: list[Slot] = []
        for cell, span in _spanned(row):
            slot = _merged(cell, above, len(slots))
            if slot is None:
                origin = Origin(table=index, cell=cell_name(height, len(slots)))
                slot = Slot("" if cell is None else cell_text(cell), origin)
            slots.extend([slot] * min(span, max(MAX_COLUMNS - len(slots), 1)))
        yield slots
        above = slots


def _spanned(row: etree._Element) -> Iterator[tuple[etree._Element | None, int]]:
    """Each cell of a row with the grid columns it covers; None for columns that are skipped."""
    for _ in range(min(number(row.find(W + "trPr"), "gridBefore") or 0, MAX_COLUMNS)):
        yield None, 1
    for cell in _children(row, W + "tc"):
        yield cell, max(number(cell.find(W + "tcPr"), "gridSpan") or 1, 1)


def _merged(cell: etree._Element | None, above: list[Slot], column: int) -> Slot | None:
    """The slot above, where the cell only goes on with it."""
    if cell is None or column >= len(above) or not _continues(cell.find(W + "tcPr")):
        return None
    return above[column]


def _continues(properties: etree._Element | None) -> bool:
    """Whether the cell only goes on with the one above it."""
    merge = None if properties is None else properties.find(W + "vMerge")
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)
