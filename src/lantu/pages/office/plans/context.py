"""What the pages of plans show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.paging import Page
from lantu.ledger.choices import Lack
from lantu.ledger.models import Document, Task
from lantu.ledger.queries.plans import PlanReadiness
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import RowContents
from lantu.pages.components.contexts import Tab
from lantu.pages.office.ledger.rows import Body, bodies_of


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan with how ready its rows are."""

    pk: int
    title: str
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document, and of its `found` rows the `undecided` ones."""

    pk: int
    title: str
    found: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class LackingRow:
    """A row of the ledger that lacks something."""

    pk: int
    number: int
    contents: RowContents
    bodies: Sequence[Body]
    """Its owners as the directory calls them, as in the ledger."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with how ready it is, and its rows that lack something."""

    plan: PlanCard
    page: Page[LackingRow]
    tabs: Sequence[Tab]
    documents: Sequence[DocumentLink]
    today: date


def plan_card(ready: PlanReadiness) -> PlanCard:
    return PlanCard(ready.plan.pk, ready.plan.title, ready.readiness)


def document_link(document: Document) -> DocumentLink:
    """Counts are there where the document comes from `documents_for`."""
    facts = vars(document)
    return DocumentLink(
        document.pk, str(document), facts.get("found", 0), facts.get("undecided", 0)
    )


def lacking_rows(page: Page[Task]) -> Page[LackingRow]:
    rows = [LackingRow(task.pk, task.number, task.contents, bodies_of(task)) for task in page.rows]
    return Page(rows, page.number, page.size, page.total)


def lack_tabs(plan: PlanCard, chosen: str) -> list[Tab]:
    """The views of a plan's unready rows: all, and by what is missing."""
    address, readiness = reverse("plan", args=[plan.pk]), plan.readiness
    counts = (
        ("unready", _("All with gaps"), readiness.total - readiness.ready),
        (Lack.OWNER, Lack.OWNER.label, readiness.total - readiness.owned),
        (Lack.DUE, Lack.DUE.label, readiness.total - readiness.dated),
        (Lack.FIGURE, Lack.FIGURE.label, readiness.total - readiness.measured),
    )
    return [
        Tab(label, f"{address}?lack={key}", key == chosen, count) for key, label, count in counts
    ]
