"""HTML tables as grids, and which of them hold data rather than lay out the page.

Knows rows, spans and captions of tables; a cell's words are tidied like a paragraph's.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from lantu.reading.containers.builder import Slot
from lantu.reading.containers.html.spacing import tidy
from lantu.reading.containers.limits import MAX_COLUMNS
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.model import Origin

_LAST_ROW = 65_534
_PART = frozenset({"thead", "tbody", "tfoot"})
_BREAKING = frozenset(["p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6"])
_SILENT = frozenset({"script", "style", "template"})


def is_data_table(table: LexborNode) -> bool:
    """Whether it is at least two by two and has no table within it."""
    if any(inner != table for inner in table.css("table")):
        return False
    rows = [list(_cells(row)) for row in _rows(table)]
    return sum(1 for row in rows if row) >= 2 and max(len(row) for row in rows) >= 2


def read_grid(table: LexborNode, index: int) -> Iterator[list[Slot]]:
    """The rows of the `index`-th data table of the page, one by one."""
    hanging: dict[int, tuple[Slot, int]] = {}
    for number, row in enumerate(_rows(table)):
        slots: list[Slot] = []
        for cell in _cells(row):
            _take_hanging(slots, hanging)
            slot = Slot(_text(cell), Origin(table=index, cell=cell_name(number, len(slots))))
            across = min(_span(cell, "colspan"), max(MAX_COLUMNS - len(slots), 1))
            down = _span(cell, "rowspan")
            if down > 1:
                hanging.update({len(slots) + i: (slot, down - 1) for i in range(across)})
            slots.extend([slot] * across)
        _take_hanging(slots, hanging)
        yield slots


def _take_hanging(slots: list[Slot], hanging: dict[int, tuple[Slot, int]]) -> None:
    """Puts the cells that reach down from above where they belong."""
    while (found := hanging.pop(len(slots), None)) is not None:
        slot, left = found
        if left > 1:
            # Comes up again in the next row only: this row is already past the position.
            hanging[len(slots)] = (slot, left - 1)
        slots.append(slot)


def _span(cell: LexborNode, side: str) -> int:
    text = (cell.attributes.get(side) or "1").strip()
    if not text.isdecimal() or len(text) > 5:
        return 1
    # rowspan="0" reaches down to the end of the table.
    return _LAST_ROW if text == "0" and side == "rowspan" else max(int(text), 1)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in _PART:
            yield from (row for row in _children(child) if row.tag == "tr")


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (child for child in _children(row) if child.tag in {"td", "th"})


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _text(cell: LexborNode) -> str:
    parts: list[str] = []
    stack = list(_children(cell))[::-1]
    while stack:
        node = stack.pop()
        if node.is_text_node:
            parts.append(node.text_content or "")
            continue
        tag = node.tag or ""
        if tag in _SILENT:
            continue
        if tag in _BREAKING:
            parts.append("\r")
        stack.extend(list(_children(node))[::-1])
    return tidy("".join(parts))
