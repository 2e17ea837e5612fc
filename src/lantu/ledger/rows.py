"""A row's contents as plain values, on their way into the ledger or out of it.

Pure: what a form, a finding and a spreadsheet all speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lantu.ledger.choices import Comparator, Kind, OpenDue, OwnerRole


def digits(value: Decimal) -> str:
    """The value without needless zeros, never in powers of ten."""
    return f"{value.normalize():f}"


@dataclass(frozen=True, slots=True)
class OwnerName:
    """A body by the name written, in its role."""

    name: str
    role: OwnerRole


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A quantity; `comparator` is one of `choices.Comparator`."""

    metric: str
    comparator: str
    value: Decimal
    unit: str

    @property
    def digits(self) -> str:
        return digits(self.value)

    @property
    def amount(self) -> str:
        """Bound, value and unit: "≥ 5 所"; that it is equal goes without saying."""
        bound = "" if self.comparator == Comparator.EQUAL else Comparator(self.comparator).label
        return " ".join(filter(None, [str(bound), self.digits, self.unit]))


@dataclass(frozen=True, slots=True)
class DueValue:
    """A deadline as written, and as a day or an open end; all empty where there is none."""

    text: str = ""
    day: date | None = None
    open: OpenDue | None = None

    @property
    def known(self) -> bool:
        return self.day is not None or self.open is not None

    @property
    def code(self) -> str:
        """ISO date, "ongoing", "recurring", or empty."""
        return self.day.isoformat() if self.day else str(self.open or "")


@dataclass(frozen=True, slots=True)
class RowContents:
    """Everything an officer may correct of a row."""

    kind: Kind
    text: str
    owners: Sequence[OwnerName] = ()
    figures: Sequence[FigureValue] = ()
    due: DueValue = DueValue()
    person: str = ""
    post: str = ""

    @property
    def owned(self) -> bool:
        return bool(self.owners)

    @property
    def dated(self) -> bool:
        return self.due.known

    @property
    def measured(self) -> bool:
        return bool(self.figures)
