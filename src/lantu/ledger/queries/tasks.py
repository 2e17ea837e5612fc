"""Reading the ledger: what a member may see, page by page, and how ready it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Concat, Lag, Lead, RowNumber

from lantu.common.paging import Page, page_bounds
from lantu.directory.models import Member, Unit
from lantu.ledger.choices import Lack
from lantu.ledger.models import HEAVY, BulkStep, Document, Task, TaskFigure, TaskOwner
from lantu.ledger.models.task import HELD_FIGURES, HELD_OWNERS
from lantu.ledger.rules import sees_whole_ledger
from lantu.ledger.sorting import sorted_by
from lantu.ledger.widths import any_width
from lantu.search.index import tasks_with

WORDS = 8
"""Words of a search that are looked for; what comes behind them is left out."""


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which rows are wanted; what is None or empty does not narrow them."""

    plan: int | None = None
    unit: int | None = None
    role: str = ""
    kind: str = ""
    lack: str = ""
    """One of `Lack`, or "ready" (nothing lacks) or "unready" (anything does)."""
    due_from: date | None = None
    due_to: date | None = None
    due: str = ""
    """"dated", "none", or one of `OpenDue`."""
    words: str = ""
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Of `total` rows so many are owned, dated, measurable, and all three."""

    total: int = 0
    owned: int = 0
    dated: int = 0
    measured: int = 0
    ready: int = 0


def visible_tasks(member: Member) -> QuerySet[Task]:
    """All rows the member may see, whatever is asked of them; of duplicates the one that stays."""
    tasks = Task.objects.filter(authority_id=member.authority_id, merged_into=None)
    if sees_whole_ledger(member):
        return tasks
    mine = TaskOwner.objects.filter(
        task=OuterRef("pk"),
        unit__path__gte=member.unit.path,
        unit__path__lt=member.unit.path + ":",
    )
    return tasks.filter(Exists(mine))


def task_for(member: Member, task_id: int) -> Task | None:
    """The row with parts and document, or None where it is not there for this member.

    Whether there are rows that it stands for comes along as `stands_for`.
    """
    return (
        visible_tasks(member)
        .select_related("plan", "document", "indicator")
        .prefetch_related(_owners(), "figures")
        .annotate(stands_for=Exists(Task.objects.filter(merged_into=OuterRef("pk"))))
        .filter(pk=task_id)
        .first()
    )


def owning_units(member: Member) -> QuerySet[Unit]:
    """The units that own a row, themselves or by a unit below them, for choosing among them."""
    below = TaskOwner.objects.filter(
        task__in=visible_tasks(member),
        unit__authority_id=member.authority_id,
        unit__path__gte=OuterRef("path"),
        unit__path__lt=Concat(OuterRef("path"), Value(":")),
    )
    return Unit.objects.filter(Exists(below), authority_id=member.authority_id)


def documents_with_rows(member: Member) -> QuerySet[Document]:
    """The documents that rows of this member came from, without their texts."""
    return Document.objects.filter(
        authority_id=member.authority_id, pk__in=visible_tasks(member).values("document_id")
    ).defer(*HEAVY)


def matching_tasks(member: Member, wanted: LedgerFilter) -> QuerySet[Task]:
    """The member's rows that answer the filter."""
    tasks = visible_tasks(member)
    if wanted.plan is not None:
        tasks = tasks.filter(plan_id=wanted.plan)
    if wanted.document is not None:
        tasks = tasks.filter(document_id=wanted.document)
    if wanted.kind:
        tasks = tasks.filter(kind=wanted.kind)
    if wanted.unit is not None or wanted.role:
        tasks = tasks.filter(Exists(_owned_by(member, wanted)))
    for word in wanted.words.split()[:WORDS]:
        tasks = tasks.filter(_mentions(word))
    return _due_within(_lacking(tasks, wanted.lack), wanted)


def ledger_page(
    member: Member,
    wanted: LedgerFilter,
    *,
    order: str = "number",
    page: int = 1,
    size: int = 50,
    total: int | None = None,
) -> Page[Task]:
    """A page of rows with owners, figures and document; who knows the `total` spares its query."""
    tasks = matching_tasks(member, wanted)
    if total is None:
        total = tasks.count()
    number, rows = page_bounds(page, size, total)
    found = list(ordered(tasks, order)[rows])
    return Page(found, number, size, total)


def ordered(tasks: QuerySet[Task], order: str) -> QuerySet[Task]:
    """The rows by a column of `sorting.SORTS`, backwards with a minus; by number if it is none.

    A row that has nothing in the column comes last either way; behind the column comes the row's
    own order, so that the same rows are always in the same order.
    """
    tasks, keys = sorted_by(tasks, order)
    return (
        tasks.order_by(*keys)
        .select_related("plan", "document", "indicator")
        .defer(*(f"document__{column}" for column in HEAVY))
        .prefetch_related(
            Prefetch("owners", TaskOwner.objects.select_related("unit"), to_attr=HELD_OWNERS),
            Prefetch("figures", TaskFigure.objects.all(), to_attr=HELD_FIGURES),
        )
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The rows before and behind one, by their numbers in the database, and its place among all."""

    previous: int | None
    next: int | None
    place: int
    total: int


def neighbours(
    member: Member, wanted: LedgerFilter, task_id: int, *, order: str = "number"
) -> Neighbours | None:
    """What stands beside a row within the filter, in one query.

    None where the row does not answer the filter, or stands alone.
    """
    tasks, keys = sorted_by(matching_tasks(member, wanted), order)
    beside = (
        tasks.annotate(
            place=Window(RowNumber(), order_by=keys),
            row_before=Window(Lag("pk"), order_by=keys),
            row_behind=Window(Lead("pk"), order_by=keys),
            in_all=Window(Count("pk")),
        )
        .filter(Q(row_before=task_id) | Q(row_behind=task_id))
        .order_by("place")
        .values_list("pk", "place", "row_behind", "in_all")
    )
    found: Neighbours | None = None
    for number, place, behind, in_all in beside:
        if behind == task_id:
            found = Neighbours(number, None, place + 1, in_all)
        else:
            found = Neighbours(found.previous if found else None, number, place - 1, in_all)
    return found


def readiness_of(tasks: QuerySet[Task]) -> Readiness:
    """How ready the rows are, in one query."""
    counts = tasks.aggregate(
        # First: behind `owned=` the word would mean that count, not the column.
        ready=Count("pk", filter=Q(owned=True, dated=True, measured=True)),
        total=Count("pk"),
        owned=Count("pk", filter=Q(owned=True)),
        dated=Count("pk", filter=Q(dated=True)),
        measured=Count("pk", filter=Q(measured=True)),
    )
    return Readiness(**counts)


def bulk_step_for(member: Member, step_id: int) -> BulkStep | None:
    """A change of many rows, or None where it is not there for this member."""
    return BulkStep.objects.filter(pk=step_id, authority_id=member.authority_id).first()


def without_lack(wanted: LedgerFilter) -> LedgerFilter:
    """The same rows whatever they lack."""
    return replace(wanted, lack="")


def _owners() -> Prefetch[str, QuerySet[TaskOwner], str]:
    """Owners with their units in one query instead of two."""
    return Prefetch("owners", TaskOwner.objects.select_related("unit"))


def _owned_by(member: Member, wanted: LedgerFilter) -> QuerySet[TaskOwner]:
    owners = TaskOwner.objects.filter(task=OuterRef("pk"))
    if wanted.role:
        owners = owners.filter(role=wanted.role)
    if wanted.unit is not None:
        unit = Unit.objects.filter(authority_id=member.authority_id, pk=wanted.unit)
        path = Subquery(unit.values("path"))
        owners = owners.filter(unit__path__gte=path, unit__path__lt=Concat(path, Value(":")))
    return owners


def _mentions(word: str) -> Q:
    """Rows that say the word, or whose owners go by it: in the document's words or in ours.

    The index says which may, so that few rows are looked at; it does not decide.
    """
    owner = TaskOwner.objects.filter(task=OuterRef("pk")).filter(
        _says("name", word) | _says("unit__name", word) | _says("unit__short_name", word)
    )
    says = _says("text", word) | _says("person", word) | Q(Exists(owner))
    return Q(says, pk__in=tasks_with(word))


def _says(column: str, word: str) -> Q:
    """Whether the column holds the word, its characters in whichever width."""
    pattern = any_width(word)
    return Q(**{f"{column}__regex": pattern} if pattern else {f"{column}__icontains": word})


def _lacking(tasks: QuerySet[Task], lack: str) -> QuerySet[Task]:
    ready = {"owned": True, "dated": True, "measured": True}
    if lack == "ready":
        return tasks.filter(**ready)
    if lack == "unready":
        return tasks.exclude(**ready)
    column = {Lack.OWNER: "owned", Lack.DUE: "dated", Lack.FIGURE: "measured"}.get(lack)  # type: ignore[call-overload]
    return tasks.filter(**{column: False}) if column else tasks


def _due_within(tasks: QuerySet[Task], wanted: LedgerFilter) -> QuerySet[Task]:
    if wanted.due == "none":
        tasks = tasks.filter(dated=False)
    elif wanted.due == "dated":
        tasks = tasks.filter(due_date__isnull=False)
    elif wanted.due:
        tasks = tasks.filter(due_open=wanted.due)
    if wanted.due_from:
        tasks = tasks.filter(due_date__gte=wanted.due_from)
    if wanted.due_to:
        tasks = tasks.filter(due_date__lte=wanted.due_to)
    return tasks
