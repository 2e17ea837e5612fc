"""Walks the body of a Word file and hands paragraphs and tables to the builder.

Knows what stands in a body and in which order it is read; knows nothing of styles and counters
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from lantu.reading.containers.builder import DocumentBuilder, Slot, is_blank
from lantu.reading.containers.docx.numbering import Numbering
from lantu.reading.containers.docx.runs import mark_is_deleted, words
from lantu.reading.containers.docx.styles import Styles
from lantu.reading.containers.docx.tables import read_grid
from lantu.reading.containers.docx.words import W
from lantu.reading.model import Origin

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def flow(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body, cell or text box, out of whatever wraps them."""
    for child in parent:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from flow(child)


class BodyReader:
    """Reads one body; paragraphs and tables are counted from 1."""

    def __init__(self, builder: DocumentBuilder, styles: Styles, numbering: Numbering) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._paragraph = 0
        self._table = 0
        self._carried = ""

    def read(self, body: etree._Element) -> None:
        """Everything in the body, in order."""
        for element in flow(body):
            if element.tag == W + "tbl":
                self._read_table(element)
            else:
                self._paragraph += 1
                self._read_paragraph(element)
        if self._carried:
            self._builder.add_paragraph(self._carried, Origin(paragraph=self._paragraph))

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        text, boxes = self._text(paragraph)
        origin = Origin(paragraph=self._paragraph)
        if mark_is_deleted(paragraph):
            self._carried += text
        else:
            heading = self._styles.heading(paragraph.find(W + "pPr"))
            self._builder.add_paragraph(self._carried + text, origin, heading)
            self._carried = ""
        for box in boxes:
            self._read_box(box, origin)

    def _read_box(self, box: etree._Element, origin: Origin) -> None:
        for element in flow(box):
            if element.tag == W + "tbl":
                self._read_table(element)
                continue
            text, inner = self._text(element)
            self._builder.add_paragraph(text, origin)
            for nested in inner:
                self._read_box(nested, origin)

    def _read_table(self, table: etree._Element) -> None:
        self._table += 1
        self._builder.add_table(read_grid(table, self._table, self._cell_text))

    def _cell_text(self, cell: etree._Element) -> str:
        lines: list[str] = []
        for element in flow(cell):
            if element.tag == W + "tbl":
                lines.extend(_lines(read_grid(element, 0, self._cell_text)))
                continue
            text, boxes = self._text(element)
            lines.append(text)
            lines.extend(self._cell_text(box) for box in boxes)
        return "\n".join(line for line in lines if not is_blank(line))

    def _text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """The paragraph's words behind its number, and its text boxes."""
        found = words(paragraph)
        if mark_is_deleted(paragraph):
            return found.text, found.boxes
        # Word counts a numbered paragraph even where nobody wrote anything into it.
        number = self._number(paragraph)
        return number + found.text if found.text else "", found.boxes

    def _number(self, paragraph: etree._Element) -> str:
        place = self._styles.list_place(paragraph.find(W + "pPr"))
        if place is None:
            return ""
        list_, level, style = place
        if level is None:
            level = self._numbering.level_of_style(list_, style)
        return self._numbering.next(list_, level)


def _lines(grid: Iterable[list[Slot]]) -> list[str]:
    """A table within a cell as lines of text, each of its cells once."""
    seen: set[int] = set()
    lines = []
    for row in grid:
        fresh = [slot for slot in dict.fromkeys(row) if id(slot) not in seen]
        seen.update(id(slot) for slot in fresh)
        lines.append("\t".join(slot.text for slot in fresh))
    return lines
