"""What the review shows of a document's text: pieces, lines and tables.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The findings that one piece belongs to: the first leads, the others lie over it."""

    finding: int
    number: int
    kind: str
    state: str
    ready: bool
    first: bool
    """Whether the finding begins here."""
    shown: bool
    """Whether its card is on the page."""
    others: tuple[int, ...] = ()

    @property
    def all(self) -> str:
        return " ".join(str(number) for number in (self.finding, *self.others))


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that belong to the same findings, or to none."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, the same object at every position that it covers."""

    lines: tuple[tuple[Piece, ...], ...]
    table_row: int
    """The row in which it begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the document; `page` where a new page of the file begins with it."""

    pieces: tuple[Piece, ...] = ()
    heading: bool = False
    page: int | None = None
    left_out: int = 0
    """Characters left out here instead of a line."""
    row: tuple[Cell, ...] = ()
    """A row of the table of number `table` instead of a paragraph, position by position."""
    table: int = 0
    table_row: int = 0

    @property
    def marked(self) -> bool:
        """Whether a finding stands in it."""
        return any(piece.mark for piece in self._all_pieces())

    @property
    def length(self) -> int:
        """Its characters; those of a merged cell where it begins."""
        return sum(len(piece.text) for piece in self._all_pieces())

    def _all_pieces(self) -> Iterator[Piece]:
        yield from self.pieces
        for cell in dict.fromkeys(self.row):
            if cell.table_row == self.table_row:
                for pieces in cell.lines:
                    yield from pieces


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell as it is drawn, `across` columns and `down` rows large."""

    lines: tuple[tuple[Piece, ...], ...]
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class TableShown:
    """Rows of one table that stand together; the first is its head where `headed`."""

    rows: tuple[tuple[CellShown, ...], ...]
    headed: bool
    page: int | None = None
