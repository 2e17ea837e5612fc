"""What the page of a plan's alignment with the plan above shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.paging import Page, page_bounds
from lantu.directory.models import Member
from lantu.ledger.models import Plan, Task
from lantu.ledger.queries.alignment import (
    Aligned,
    Coverage,
    aligned,
    coverage_of,
    linked_rows,
    open_rows,
    uncovered_rows,
)
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.contexts import Tab

SIZE = 20
SORTED = 500
"""Open rows up to which all are held against the plan above; beyond it, those of the page."""
VIEWS = ("open", "linked", "above")


@dataclass(frozen=True, slots=True)
class AlignmentPage:
    """One view of how two plans meet; `rows` are those above that nothing carries out."""

    plan: Plan
    above: Plan
    coverage: Coverage
    view: str
    tabs: Sequence[Tab]
    page: Page[Aligned]
    rows: Page[Task]
    decide: str
    may_decide: bool

    @property
    def percent(self) -> int:
        """Of the rows above, how many are carried out here."""
        return (
            round(100 * self.coverage.covered / self.coverage.above) if self.coverage.above else 0
        )


def alignment_page(
    member: Member, plan: Plan, above: Plan, *, view: str, number: int
) -> AlignmentPage:
    coverage = coverage_of(member, plan)
    totals = {
        "open": coverage.rows - coverage.linked,
        "linked": coverage.linked,
        "above": coverage.above - coverage.covered,
    }
    number, within = page_bounds(number, SIZE, totals[view])
    pages = {"open": open_rows, "linked": linked_rows, "above": uncovered_rows}
    wanted = pages[view](member, plan)
    rows: list[Task] = []
    if view == "open" and totals[view] <= SORTED:
        # What can be decided comes first, the surest on top.
        here = sorted(aligned(member, plan, list(wanted)), key=_surest)[within]
    else:
        rows = list(wanted[within])
        here = aligned(member, plan, rows) if view != "above" else []
    return AlignmentPage(
        plan=plan,
        above=above,
        coverage=coverage,
        view=view,
        tabs=_tabs(plan, view, totals),
        page=Page(here, number, SIZE, totals[view]),
        rows=Page(rows if view == "above" else [], number, SIZE, totals[view]),
        decide=reverse("plan-align", args=[plan.pk]),
        may_decide=bool(can_keep_ledger(member)),
    )


def _surest(item: Aligned) -> tuple[float, int]:
    return -item.suggestions[0].share if item.suggestions else 0.0, item.row.number


def _tabs(plan: Plan, chosen: str, totals: dict[str, int]) -> list[Tab]:
    address = reverse("plan-alignment", args=[plan.pk])
    labels = (
        ("open", _("Without a counterpart above")),
        ("linked", _("Linked")),
        ("above", _("Above, not carried out here")),
    )
    return [
        Tab(label, f"{address}?view={key}", key == chosen, totals[key]) for key, label in labels
    ]
