"""Rows that say much the same in different documents, and those that were made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lantu.directory.models import Member
from lantu.ledger.models import HEAVY, Distinct, Task
from lantu.ledger.queries.tasks import visible_tasks
from lantu.ledger.similarity import Likeness

ALIKE = 0.55
"""Share of likeness from which on two rows are offered as one."""
MOST = 1500
"""Rows that are held against each other at once."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The numbers of two rows of different documents; `one` came first."""

    one: int
    other: int
    share: float
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows of different documents in full, and the words both have."""

    one: Task
    other: Task
    words: Sequence[str]


def duplicate_pairs(member: Member, plan: int | None = None) -> list[Alike]:
    """The likest pairs first; each row is in one pair at most.

    With a plan, pairs of which one row at least is that plan's.
    """
    newest = visible_tasks(member).order_by("-pk")
    rows = {
        key: (text, document, of_plan)
        for key, text, document, of_plan in newest.values_list(
            "pk", "text", "document_id", "plan_id"
        )[:MOST]
    }
    likeness = Likeness({key: text for key, (text, _, _) in rows.items()})
    apart = set(
        Distinct.objects.filter(authority_id=member.authority_id).values_list("first", "second")
    )
    found: list[Alike] = []
    for key, (text, document, of_plan) in rows.items():
        if plan is not None and of_plan != plan:
            continue
        for match in likeness.nearest(text, at_least=ALIKE, most=6):
            ends = (min(key, match.key), max(key, match.key))
            if rows[match.key][1] != document and ends not in apart:
                found.append(Alike(*ends, match.share, match.words))
    return _each_once(found)


def in_full(alike: Sequence[Alike]) -> list[Pair]:
    """The rows of the pairs with owners and figures, in three queries."""
    numbers = [number for pair in alike for number in (pair.one, pair.other)]
    rows = (
        Task.objects.filter(pk__in=numbers)
        .select_related("plan", "document")
        .defer(*(f"document__{name}" for name in HEAVY))
        .prefetch_related("owners", "figures")
        .in_bulk()
    )
    return [Pair(rows[pair.one], rows[pair.other], pair.words) for pair in alike]


def duplicates_of(task: Task) -> QuerySet[Task]:
    """The rows that this one stands for, with the documents they came from."""
    return task.duplicates.select_related("document", "plan").defer("document__tables")


def merged_row(member: Member, task_id: int) -> Task | None:
    """A row that another one stands for, where the member may see that one; else None."""
    into = visible_tasks(member).order_by()
    return Task.objects.filter(pk=task_id, merged_into__in=into).first()


def distinct_for(member: Member, distinct_id: int) -> Distinct | None:
    return Distinct.objects.filter(pk=distinct_id, authority_id=member.authority_id).first()


def _each_once(pairs: Sequence[Alike]) -> list[Alike]:
    taken: set[int] = set()
    chosen = []
    for pair in sorted(pairs, key=lambda pair: (-pair.share, pair.one, pair.other)):
        if pair.one not in taken and pair.other not in taken:
            taken |= {pair.one, pair.other}
            chosen.append(pair)
    return chosen
