"""What the pages of plans show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.paging import Page
from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.directory.queries import names_of
from lantu.journal.queries import history_of
from lantu.ledger.choices import Lack, PlanStatus
from lantu.ledger.models import Document, Plan, Task
from lantu.ledger.queries.plans import PlanReadiness, plans_for
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.pages.components.contexts import Tab
from lantu.pages.components.events import Event
from lantu.pages.office.ledger.rows import Body, bodies_of
from lantu.pages.office.plans.history import events_of


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan with how ready its rows are."""

    pk: int
    title: str
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What the plan is; `edit`, `passing` and `versions` are addresses, empty for who may not."""

    level: Words
    status: Words
    status_tone: str
    period: str
    parent: tuple[str, str] | None
    """Title and address of the plan above."""
    children: Sequence[tuple[str, str]]
    indicators: int
    edit: str
    passing: str
    versions: str
    alignment: str


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
    """A plan: what it is, how ready it is, and its rows that lack something."""

    plan: PlanCard
    head: PlanHead
    page: Page[LackingRow]
    tabs: Sequence[Tab]
    documents: Sequence[DocumentLink]
    today: date


STATUS_TONES = {
    PlanStatus.DRAFT: "ink",
    PlanStatus.CONSULTED: "gamboge",
    PlanStatus.ADOPTED: "malachite",
    PlanStatus.REVISED: "azurite",
    PlanStatus.CLOSED: "ink",
}


def plan_head(member: Member, plan: Plan) -> PlanHead:
    """What the plan is, in one query beside its own."""
    keeps, whole = bool(can_keep_ledger(member)), sees_whole_ledger(member)
    seen = plans_for(member)
    near = list(seen.filter(Q(parent=plan) | Q(pk=plan.parent_id)))
    above = next((other for other in near if other.pk == plan.parent_id), None)
    return PlanHead(
        level=plan.get_level_display(),
        status=plan.get_status_display(),
        status_tone=STATUS_TONES[PlanStatus(plan.status)],
        period=plan.period,
        parent=_link(above) if above else None,
        children=[_link(other) for other in near if other.parent_id == plan.pk],
        indicators=vars(plan).get("indicator_count", 0),
        edit=reverse("plan-edit", args=[plan.pk]) if keeps else "",
        passing=reverse("plan-status", args=[plan.pk]) if keeps else "",
        versions=reverse("plan-versions", args=[plan.pk]) if whole else "",
        alignment=reverse("plan-alignment", args=[plan.pk]) if whole and above else "",
    )


def plan_events(member: Member, plan: Plan) -> list[Event]:
    """What happened to the plan itself; its rows have their own."""
    entries = list(history_of(member.authority_id, "plan", plan.pk))
    numbers = {entry.member_id for entry in entries if entry.member_id is not None}
    titles = dict(plans_for(member).values_list("pk", "title"))
    return events_of(entries, names_of(member.authority_id, numbers), titles)


def _link(plan: Plan) -> tuple[str, str]:
    return plan.title, reverse("plan", args=[plan.pk])


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


def lacking(readiness: Readiness, lack: str) -> int:
    """How many rows lack it; "unready" counts those that lack anything."""
    have = {
        "unready": readiness.ready,
        Lack.OWNER: readiness.owned,
        Lack.DUE: readiness.dated,
        Lack.FIGURE: readiness.measured,
    }
    return readiness.total - have[lack]


def lack_tabs(plan: PlanCard, chosen: str) -> list[Tab]:
    """The views of a plan's unready rows: all, and by what is missing."""
    address, readiness = reverse("plan", args=[plan.pk]), plan.readiness
    labels = [("unready", _("All with gaps")), *((lack, lack.label) for lack in Lack)]
    return [
        Tab(label, f"{address}?lack={key}", key == chosen, lacking(readiness, key))
        for key, label in labels
    ]
