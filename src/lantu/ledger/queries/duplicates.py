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
class Pair:
    """Two rows of different documents, and the words both have; `one` came first."""

    one: Task
    other: Task
    share: float
    words: Sequence[str]


def duplicate_pairs(member: Member, plan: int | None = None) -> list[Pair]:
    """The likest pairs first; each row is in one pair at most.

    With a plan, pairs of which one row at least is that plan's.
    """
    rows = {
        row.pk: row
        for row in visible_tasks(member)
        .select_related("plan", "document")
        .defer(*(f"document__{name}" for name in HEAVY))
        .prefetch_related("owners", "figures")
        .order_by("-pk")[:MOST]
    }
    likeness = Likeness({key: row.text for key, row in rows.items()})
    apart = set(
        Distinct.objects.filter(authority_id=member.authority_id).values_list("first", "second")
    )
    found: list[Pair] = []
    for key, row in rows.items():
        if plan is not None and row.plan_id != plan:
            continue
        for match in likeness.nearest(row.text, at_least=ALIKE, most=6):
            other = rows[match.key]
            ends = (min(key, other.pk), max(key, other.pk))
            if other.document_id != row.document_id and ends not in apart:
                found.append(Pair(rows[ends[0]], rows[ends[1]], match.share, match.words))
    return _each_once(found)


def duplicates_of(task: Task) -> QuerySet[Task]:
    """The rows that this one stands for, with the documents they came from."""
    return task.duplicates.select_related("document", "plan").defer("document__tables")


def merged_row(member: Member, task_id: int) -> Task | None:
    """A row that another one stands for, where the member may see that one; else None."""
    into = visible_tasks(member).order_by()
    return Task.objects.filter(pk=task_id, merged_into__in=into).first()


def distinct_for(member: Member, distinct_id: int) -> Distinct | None:
    return Distinct.objects.filter(pk=distinct_id, authority_id=member.authority_id).first()


def _each_once(pairs: Sequence[Pair]) -> list[Pair]:
    taken: set[int] = set()
    chosen = []
    for pair in sorted(pairs, key=lambda pair: (-pair.share, pair.one.pk, pair.other.pk)):
        if pair.one.pk not in taken and pair.other.pk not in taken:
            taken |= {pair.one.pk, pair.other.pk}
            chosen.append(pair)
    return chosen
