"""Grows a document's text part by part and remembers where each part came from.

Knows the layout of the text (one line per paragraph, a table's cells between tabs and its rows
between line breaks) and nothing of any file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lantu.reading.containers.boxes import Box, is_within
from lantu.reading.containers.limits import MAX_CELLS, MAX_CHARACTERS
from lantu.reading.containers.radicals import fold_radicals
from lantu.reading.errors import EmptyDocument, TooManyCells, TooMuchText
from lantu.reading.model import Block, Cell, Document, Origin, PageNotice, Table

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(eq=False, slots=True)
class Slot:
    """The content of one cell; a merged cell is the same object at every position it covers."""

    text: str
    origin: Origin
    further: list[tuple[int, Origin]] = field(default_factory=list)
    """Where the content goes on elsewhere, as on the next page: the offset and the place."""

    def go_on(self, text: str, origin: Origin) -> None:
        """Add what stands in another place."""
        self.further.append((len(self.text), origin))
        self.text += text

    def pieces(self) -> Iterator[tuple[int, int, Origin]]:
        """The ranges of the content that have one origin each, without empty ones."""
        begins = [(0, self.origin), *self.further]
        ends = [offset for offset, _ in self.further] + [len(self.text)]
        for (begin, origin), end in zip(begins, ends, strict=True):
            if begin < end:
                yield begin, end, origin


Row = Sequence[Slot]


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing at all."""
    return not text.strip().strip(_INVISIBLE).strip()


class DocumentBuilder:
    """Collects paragraphs and tables in the order in which they are read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[str] = []
        self._length = 0
        self._cells = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._notes: dict[str, list[int]] = {}
        self._doubts: dict[int, list[Box]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks has come in so far."""
        return not self._blocks

    def note(self, code: str, page: int) -> None:
        """Say of a page (from 1) what a code of `notices` says."""
        pages = self._notes.setdefault(code, [])
        if page not in pages[-1:]:
            pages.append(page)

    def pages_noted(self, code: str) -> list[int]:
        """The pages of which the code was said."""
        return self._notes.get(code, [])

    def doubt(self, page: int, box: Box) -> None:
        """Say that the words in a box on a page may have been misread."""
        self._doubts.setdefault(page, []).append(box)
        self.note("R063", page)

    def add_paragraph(self, text: str, origin: Origin, heading: int = 0) -> None:
        """One paragraph or line on its own; a blank one leaves no trace."""
        if is_blank(text):
            return
        start = self._write(text)
        self._blocks.append(Block(start, self._length, origin, heading))
        self._write("\n")

    def add_table(self, rows: Iterable[Row]) -> None:
        """A table, each cell written once, where it begins; a blank table leaves no trace."""
        grid = list(self._counted(rows))
        if all(is_blank(slot.text) for row in grid for slot in row):
            return
        start = self._length
        written: dict[int, Cell] = {}
        cells = tuple(self._write_row(row, written) for row in grid)
        self._tables.append(Table(start, self._length - 1, cells))

    def finish(self, sha256: str, container: str) -> Document:
        """The document so far; raises EmptyDocument where nothing was collected."""
        # NUL shows nothing, and PostgreSQL keeps no text that has one; a blank leaves all in place.
        text = fold_radicals("".join(self._parts)).replace("\0", " ").removesuffix("\n")
        if is_blank(text):
            raise EmptyDocument(self.name)
        return Document(
            name=self.name,
            sha256=sha256,
            text=text,
            format=container,
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            notices=tuple(
                PageNotice(code, tuple(pages)) for code, pages in sorted(self._notes.items())
            ),
            doubtful=tuple(self._doubtful()),
        )

    def _doubtful(self) -> Iterator[tuple[int, int]]:
        """The blocks in which a box lies whose words may have been misread."""
        for block in self._blocks:
            page, box = block.origin.page, block.origin.box
            doubts = self._doubts.get(page or 0, ())
            if box is not None and any(is_within(doubt, [box]) for doubt in doubts):
                yield block.start, block.end

    def _write_row(self, row: Row, written: dict[int, Cell]) -> tuple[Cell, ...]:
        fresh = False
        cells = []
        for slot in row:
            cell = written.get(id(slot))
            if cell is None:
                if fresh:
                    self._write("\t")
                fresh = True
                cell = written[id(slot)] = self._write_cell(slot)
            cells.append(cell)
        if fresh:
            self._write("\n")
        return tuple(cells)

    def _write_cell(self, slot: Slot) -> Cell:
        start = self._write(slot.text)
        for begin, end, origin in slot.pieces():
            self._blocks.append(Block(start + begin, start + end, origin))
        return Cell(start, self._length)

    def _write(self, text: str) -> int:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise TooMuchText(self.name, limit=MAX_CHARACTERS)
        return start

    def _counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._cells += len(row)
            if self._cells > MAX_CELLS:
                raise TooManyCells(self.name, limit=MAX_CELLS)
            yield row
