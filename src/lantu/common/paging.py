"""A page of rows out of many, counted by the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows `first`..`last` (from 1) of `total`; `number` of `pages`, both from 1."""

    rows: Sequence[Row]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def page_bounds(number: int, size: int, total: int) -> tuple[int, slice]:
    """The page nearest to the one asked for, and the rows it holds."""
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    return number, slice((number - 1) * size, number * size)


def page_of_list(rows: Sequence[Row], number: int, size: int) -> Page[Row]:
    """The page nearest to the one asked for of rows that are all at hand."""
    number, within = page_bounds(number, size, len(rows))
    return Page(rows[within], number, size, len(rows))
