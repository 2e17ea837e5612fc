"""What the pages of a plan's versions show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from lantu.common.verdicts import Words
from lantu.ledger.choices import PlanStatus
from lantu.ledger.models import Plan, PlanVersion
from lantu.ledger.versions import Comparison, Row, RowChange
from lantu.pages.components.events import Difference
from lantu.pages.office.ledger.history import differences_of

SHOWN = 200
"""Rows of a kind that a comparison shows; beyond that it says how many more there are."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the list; `compare` holds it against the one before, `since` against now."""

    number: int
    status: Words
    note: str
    who: str
    at: datetime
    rows: int
    compare: str
    since: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row that only one side has."""

    number: int
    text: str
    href: str
    """Its page, empty where it may no longer be there."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A row that both sides have, and what differs."""

    number: int
    text: str
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two moments of a plan side by side."""

    plan: Plan
    before: Words
    after: Words
    compared: Comparison
    added: Sequence[RowLine]
    dropped: Sequence[RowLine]
    changed: Sequence[ChangeLine]
    left_out: int


def version_lines(plan: Plan, versions: Sequence[PlanVersion]) -> list[VersionLine]:
    """The newest first, as they come."""
    address = reverse("plan-compare", args=[plan.pk])
    numbers = [version.number for version in versions]
    lines = []
    for version in versions:
        before = [n for n in numbers if n < version.number]
        against = f"{address}?before={max(before)}&after={version.number}" if before else ""
        lines.append(
            VersionLine(
                number=version.number,
                status=PlanStatus(version.status).label,
                note=version.note,
                who=version.by.name,
                at=version.at,
                rows=version.count,
                compare=against,
                since=f"{address}?before={version.number}",
            )
        )
    return lines


def compare_page(
    plan: Plan, before: PlanVersion, after: PlanVersion | None, compared: Comparison
) -> ComparePage:
    """What lies between a version and a later one, or the present."""
    left = [len(part) - SHOWN for part in (compared.added, compared.dropped, compared.changed)]
    return ComparePage(
        plan=plan,
        before=_name(before),
        after=_name(after) if after else _("Now"),
        compared=compared,
        added=[_row(row, link=after is None) for row in compared.added[:SHOWN]],
        dropped=[_row(row, link=False) for row in compared.dropped[:SHOWN]],
        changed=[_change(change) for change in compared.changed[:SHOWN]],
        left_out=sum(number for number in left if number > 0),
    )


def _name(version: PlanVersion) -> str:
    said = {"number": version.number, "status": PlanStatus(version.status).label}
    return _("Version %(number)s (%(status)s)") % said


def _row(row: Row, *, link: bool) -> RowLine:
    href = reverse("task", args=[row["id"]]) if link else ""
    return RowLine(row["number"], row["text"], href)


def _change(change: RowChange) -> ChangeLine:
    row, fields = change.row, change.fields
    differences = differences_of(fields)
    if "path" in fields:
        before, after = (" › ".join(filter(None, side)) or _("none") for side in fields["path"])
        differences.insert(0, Difference(_("Heading"), before, after))
    return ChangeLine(row["number"], row["text"], differences)
