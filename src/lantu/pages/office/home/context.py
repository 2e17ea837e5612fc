"""What the pages of what stands show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lantu.common.paging import Page
from lantu.common.verdicts import Words
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member
from lantu.ledger.choices import Lack
from lantu.ledger.models import Document, Task
from lantu.ledger.queries.plans import PlanReadiness
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.contexts import Tab
from lantu.pages.office.ledger.rows import Body, bodies_of

PLANS = 4
"""Plans that the start page shows; the others are a link away."""
DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do next, and where."""

    words: Words
    href: str


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
class Home:
    """The start page of a member."""

    plans: Sequence[PlanCard]
    more_plans: int
    waiting: Sequence[DocumentLink]
    more_waiting: int
    steps: Sequence[NextStep]
    keeps_ledger: bool
    whole: bool
    unit: str


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


def next_steps(member: Member, plans: Sequence[PlanReadiness], waiting: int) -> list[NextStep]:
    """What this member should do next, the most pressing first."""
    ledger, total = reverse("ledger"), sum(p.readiness.total for p in plans)
    unready = sum(p.readiness.total - p.readiness.ready for p in plans)
    steps = []
    if can_keep_ledger(member):
        if waiting:
            words = ngettext_lazy(
                "Review %(count)d document", "Review %(count)d documents", "count"
            )
            steps.append(NextStep(words % {"count": waiting}, f"{reverse('intake')}?state=review"))
        if unready:
            words = ngettext_lazy(
                "Complete %(count)d row that lacks an owner, a deadline or a figure",
                "Complete %(count)d rows that lack an owner, a deadline or a figure",
                "count",
            )
            steps.append(NextStep(words % {"count": unready}, f"{ledger}?lack=unready"))
        return [*steps, NextStep(_("Hand in a document"), f"{reverse('intake')}#hand-in")]
    if total and member.role == MemberRole.LIAISON:
        words = ngettext_lazy(
            "See the %(count)d row of your unit", "See the %(count)d rows of your unit", "count"
        )
        steps.append(NextStep(words % {"count": total}, ledger))
    elif total:
        steps.append(NextStep(_("View the whole ledger"), ledger))
    if unready:
        words = ngettext_lazy(
            "See the %(count)d row that is not ready yet",
            "See the %(count)d rows that are not ready yet",
            "count",
        )
        steps.append(NextStep(words % {"count": unready}, f"{ledger}?lack=unready"))
    return steps


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
