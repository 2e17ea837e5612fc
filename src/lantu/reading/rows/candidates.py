"""What the steps of `rows` hand to each other: a row found, and what holds for its document.

Knows no rule; every field says where its value comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lantu.reading.fields.figures import Quantity
from lantu.reading.fields.speakers import Speaker
from lantu.reading.layout.passages import Passage
from lantu.reading.model import Due, Ground, Indicator, Kind, Owner


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole document."""

    document: str
    """The document's text as it is."""
    year: int | None
    first_leads: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a table gives by its columns instead of in words."""

    metric: str
    comparator: str
    value: float
    unit: str


class Candidate(NamedTuple):
    """A row by its range in a paragraph, with what stands around it."""

    passage: Passage
    start: int
    end: int
    kind: Kind
    path: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    owners: tuple[Owner, ...] = ()
    persons: tuple[str, ...] = ()
    due: Due | None = None
    inherited_due: Due | None = None
    speaker: Speaker | None = None
    heading: bool = False
    """Its owners come from a heading above it."""
    itemised: bool = False
    ground: Ground = Ground.SENTENCE
    target: Target | None = None
    indicator: Indicator | None = None

    @property
    def tabular(self) -> bool:
        """Its columns have said all that there is to say of owners."""
        return self.ground in (Ground.TABLE, Ground.STREAM)
