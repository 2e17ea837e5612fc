"""Reads a few words on their own: a part of a row that was cut in two, a deadline as written.

Knows what the words themselves say, and nothing of what stands around them in a document.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantu.reading.fields import due, figures, subjects
from lantu.reading.layout.characters import fold
from lantu.reading.model import Due, Figure, Owner


@dataclass(frozen=True, slots=True)
class Said:
    """The bodies that words bind, the deadline they set and the quantities they name."""

    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    figures: tuple[Figure, ...] = ()


def said_in(words: str, year: int | None = None) -> Said:
    """What the words of a row say; `year` is that of deadlines which name none."""
    folded, whole = fold(words), (0, len(words))
    bodies = subjects.find(folded, *whole, plain=True)
    limit = due.find(folded, *whole, year)
    return Said(
        owners=tuple(Owner(words[n.start : n.end], n.role) for n in bodies),
        due=Due(words[limit.start : limit.end], limit.date) if limit else None,
        figures=tuple(
            figures.as_figure(quantity, lambda start, end: words[start:end])
            for quantity in figures.find(folded, *whole)
        ),
    )


def day_of(written: str, year: int | None) -> str:
    """The last day that a deadline as written allows in a document of this year; empty if none."""
    folded = fold(written)
    found = due.of_label(folded, 0, len(folded), year)
    return found.date if found else ""
