"""Hands the pages of a document to the builder, a table that runs over several pages in one piece.

Knows what may stand between two parts of such a table: the foot of one page, the head of the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lantu.reading.containers.boxes import Box, is_within
from lantu.reading.containers.builder import DocumentBuilder, Slot
from lantu.reading.containers.pdf.lines import Line
from lantu.reading.containers.pdf.pages import RuledTable, page_items
from lantu.reading.containers.pdf.view import Recognised, View
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.errors import NoText, PageUnreadable, ReadingError
from lantu.reading.model import Origin

_MOST_BETWEEN = 3
_LONGEST_BETWEEN = 30


class PageWriter:
    """Keeps the last table back until it is clear whether it goes on."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._tables = 0
        self._open: RuledTable | None = None
        self._between: list[tuple[str, Origin]] = []

    def write(self, view: View, page: int) -> None:
        """One page; they come in order."""
        going_on = () if self._open is None else self._open.columns
        for item in page_items(view, page, going_on):
            if isinstance(item, RuledTable):
                self._add_table(item)
            else:
                self._add_line(item, view, page)

    def write_scan(self, sheet: Recognised, page: int) -> None:
        """One page that was a picture, and what there is to say of it."""
        if not sheet.glyphs:
            self._builder.note("R065", page)
        self.doubt(sheet, page, None)
        self.write(sheet, page)

    def doubt(self, sheet: Recognised, page: int, pictures: Iterable[Box] | None) -> None:
        """Say which lines may have been misread, on the whole page or within pictures on it."""
        for box in sheet.doubts:
            if pictures is None or is_within(box, pictures):
                self._builder.doubt(page, box)

    def finish(self) -> None:
        """Write what was kept back."""
        if self._open is not None:
            self._tables += 1
            self._builder.add_table(_numbered(self._open.rows, self._tables))
            self._open = None
        for text, origin in self._between:
            self._builder.add_paragraph(text, origin)
        self._between.clear()

    def _add_table(self, table: RuledTable) -> None:
        if self._open is not None and self._open.goes_on_in(table):
            self._open.take_over(table)
            return
        self.finish()
        self._open = table

    def _add_line(self, line: Line, view: View, page: int) -> None:
        box = view.as_seen(line.left, line.top, line.right, line.bottom)
        self._between.append((line.text, Origin(page=page, box=box)))
        characters = sum(len(text) for text, _ in self._between)
        if self._open is None or (
            len(self._between) > _MOST_BETWEEN or characters > _LONGEST_BETWEEN
        ):
            self.finish()


def unread_error(builder: DocumentBuilder) -> ReadingError:
    """Why nothing was read at all of a document that has pages."""
    lost = builder.pages_noted("R062")
    return PageUnreadable(builder.name, page=lost[0]) if lost else NoText(builder.name)


def _numbered(rows: list[list[Slot]], table: int) -> list[list[Slot]]:
    """The rows with every cell named within the whole table."""
    named: set[int] = set()
    for height, row in enumerate(rows):
        for column, slot in enumerate(row):
            if id(slot) not in named:
                named.add(id(slot))
                cell = cell_name(height, column)
                slot.origin = replace(slot.origin, table=table, cell=cell)
                slot.further = [
                    (offset, replace(origin, table=table, cell=cell))
                    for offset, origin in slot.further
                ]
    return rows
