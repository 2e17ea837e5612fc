"""Searching everything a member may see: units, plans, indicators, documents and rows.

Each kind is asked of the query that its own page shows, so that who may not see a thing finds
nothing of it.  The index says where the words may stand (`search.index`); what it gives is
confirmed here, the newest first, until enough is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Value
from django.db.models.functions import Concat

from lantu.directory.models import Member, Unit
from lantu.ledger.models import (
    HEAVY,
    Document,
    DocumentState,
    Indicator,
    Plan,
    Task,
    TaskOwner,
)
from lantu.ledger.queries.tasks import WORDS, visible_tasks
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.search.index import found_in, tasks_with, units_called
from lantu.search.marks import begins_as, says
from lantu.search.sources import DOCUMENTS, INDICATORS, PLANS, Source

T = TypeVar("T", Unit, Plan, Document, Indicator, Task)

LOOKED_AT = 200
"""Rows of a kind that the index gives and that are looked at; behind them there may be more."""


@dataclass(frozen=True, slots=True)
class Hits(Generic[T]):
    """The first that were found of a kind."""

    found: Sequence[T] = ()
    more: bool = False
    """Whether there are others, or may be among those that were not looked at."""


@dataclass(frozen=True, slots=True)
class Results:
    """What was found of each kind, the newest first; units in the order of the directory."""

    words: Sequence[str]
    units: Hits[Unit]
    plans: Hits[Plan]
    indicators: Hits[Indicator]
    documents: Hits[Document]
    tasks: Hits[Task]

    def __bool__(self) -> bool:
        kinds = (self.units, self.plans, self.indicators, self.documents, self.tasks)
        return any(kind.found for kind in kinds)


def words_of(query: str) -> list[str]:
    """The words that are looked for, each once."""
    return list(dict.fromkeys(query.split()))[:WORDS]


def search(member: Member, query: str, *, size: int = 5) -> Results:
    """What the member may see that holds all the words, at most so many of a kind."""
    words = words_of(query)
    return Results(
        words,
        _confirmed(_units(member, words), words, _of_unit, size),
        _confirmed(_plans(member, words), words, _of_plan, size),
        _confirmed(_indicators(member, words), words, _of_indicator, size),
        _confirmed(_documents(member, words), words, _of_document, size),
        _confirmed(_tasks(member, words), words, _of_task, size),
    )


def _confirmed(
    rows: QuerySet[T],
    words: Sequence[str],
    texts_of: Callable[[T], tuple[Sequence[str], Sequence[str]]],
    size: int,
) -> Hits[T]:
    """The first rows that really hold the words; a chunk more is read only if it is needed."""
    if not words:
        return Hits()
    found: list[T] = []
    for looked_at, row in enumerate(rows.iterator(50)):
        if looked_at == LOOKED_AT or len(found) > size:
            return Hits(found[:size], more=True)
        if _holds(texts_of(row), words):
            found.append(row)
    return Hits(found[:size], len(found) > size)


def _holds(texts: tuple[Sequence[str], Sequence[str]], words: Iterable[str]) -> bool:
    full, short = texts
    return all(says(word, full) or begins_as(word, short) for word in words)


def _by(rows: QuerySet[T], source: Source, words: Iterable[str]) -> QuerySet[T]:
    for word in words:
        rows = rows.filter(pk__in=found_in(source, word))
    return rows.order_by("-pk")


def _units(member: Member, words: Iterable[str]) -> QuerySet[Unit]:
    """Units that own a row which the member sees, themselves or by one below: the ledger's choice.

    The rows' owners are asked unit by unit, for the few units that go by the words.
    """
    units = Unit.objects.filter(authority_id=member.authority_id)
    for word in words:
        units = units.filter(pk__in=units_called(word))
    visible = visible_tasks(member).filter(pk=OuterRef("task")).order_by()
    owned = TaskOwner.objects.filter(
        Exists(visible),
        unit__authority_id=member.authority_id,
        unit__path__gte=OuterRef("path"),
        unit__path__lt=Concat(OuterRef("path"), Value(":")),
    )
    return units.filter(Exists(owned)).prefetch_related("aliases").order_by("path")


def _plans(member: Member, words: Iterable[str]) -> QuerySet[Plan]:
    """As `plans_for`, but asked plan by plan for the few that are found."""
    plans = Plan.objects.filter(authority_id=member.authority_id)
    if not sees_whole_ledger(member):
        plans = plans.filter(Exists(visible_tasks(member).filter(plan=OuterRef("pk")).order_by()))
    return _by(plans, PLANS, words)


def _indicators(member: Member, words: Iterable[str]) -> QuerySet[Indicator]:
    row = visible_tasks(member).filter(pk=OuterRef("task")).order_by()
    visible = Indicator.objects.filter(Exists(row), authority_id=member.authority_id)
    return _by(visible.select_related("plan"), INDICATORS, words)


def _documents(member: Member, words: Iterable[str]) -> QuerySet[Document]:
    """Documents are for those who keep the ledger, as at the intake."""
    documents = Document.objects.filter(authority_id=member.authority_id)
    if not can_keep_ledger(member):
        documents = documents.none()
    return _by(documents.exclude(state=DocumentState.REMOVED).defer(*HEAVY), DOCUMENTS, words)


def _tasks(member: Member, words: Iterable[str]) -> QuerySet[Task]:
    tasks = visible_tasks(member)
    for word in words:
        tasks = tasks.filter(pk__in=tasks_with(word))
    owners = TaskOwner.objects.select_related("unit")
    return (
        tasks.order_by("-pk")
        .select_related("plan")
        .prefetch_related(Prefetch("owners", owners), "owners__unit__aliases", "figures")
    )


def _of_unit(unit: Unit) -> tuple[Sequence[str], Sequence[str]]:
    names = [unit.name, unit.short_name, *(alias.name for alias in unit.aliases.all())]
    return names, names


def _of_plan(plan: Plan) -> tuple[Sequence[str], Sequence[str]]:
    return [plan.title], [plan.title]


def _of_document(document: Document) -> tuple[Sequence[str], Sequence[str]]:
    return [document.title, document.name], [document.title]


def _of_indicator(indicator: Indicator) -> tuple[Sequence[str], Sequence[str]]:
    return [indicator.name], [indicator.name]


def _of_task(task: Task) -> tuple[Sequence[str], Sequence[str]]:
    texts = [task.text, task.person, *task.path]
    for owner in task.owners.all():
        texts += [owner.name, *(_of_unit(owner.unit)[0] if owner.unit else ())]
    texts += [figure.metric for figure in task.figures.all()]
    return texts, [task.text]
