"""How a plan's rows meet those of the plan above: what was decided, and what is suggested.

Only who sees the whole ledger asks: both plans are shown entire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from lantu.directory.models import Member
from lantu.ledger.models import Alignment, Plan, Task
from lantu.ledger.queries.tasks import visible_tasks
from lantu.ledger.similarity import Likeness

ENOUGH = 0.18
"""Share of likeness from which on a row is suggested; below it the words shared are by chance."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row of the plan above that may be meant, and the words that both have."""

    row: Task
    share: float
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row, the decisions that hold, and what is suggested where there are none."""

    row: Task
    links: Sequence[Alignment]
    suggestions: Sequence[Suggestion]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the plan's rows so many carry out one above; of those above so many are carried out."""

    rows: int
    linked: int
    above: int
    covered: int


def coverage_of(member: Member, plan: Plan) -> Coverage:
    """How far the two plans meet, in four queries."""
    here, there = _rows(member, plan.pk), _rows(member, plan.parent_id or 0)
    return Coverage(
        rows=here.count(),
        linked=here.filter(Exists(_holding(task=OuterRef("pk")))).count(),
        above=there.count(),
        covered=there.filter(Exists(_holding(above=OuterRef("pk"), task__plan=plan))).count(),
    )


def open_rows(member: Member, plan: Plan) -> QuerySet[Task]:
    """Rows of the plan that carry out nothing of the one above yet."""
    return _rows(member, plan.pk).exclude(Exists(_holding(task=OuterRef("pk"))))


def linked_rows(member: Member, plan: Plan) -> QuerySet[Task]:
    return _rows(member, plan.pk).filter(Exists(_holding(task=OuterRef("pk"))))


def uncovered_rows(member: Member, plan: Plan) -> QuerySet[Task]:
    """Rows of the plan above that nothing here carries out."""
    covered = _holding(above=OuterRef("pk"), task__plan=plan)
    return _rows(member, plan.parent_id or 0).exclude(Exists(covered))


def aligned(member: Member, plan: Plan, rows: Sequence[Task]) -> list[Aligned]:
    """The rows of a page with their links, or with what is suggested for them."""
    links: dict[int, list[Alignment]] = defaultdict(list)
    refused: dict[int, set[int]] = defaultdict(set)
    for decided in Alignment.objects.filter(task__in=rows).select_related("above__plan"):
        if decided.holds:
            links[decided.task_id].append(decided)
        else:
            refused[decided.task_id].add(decided.above_id)
    wanting = [row for row in rows if not links[row.pk]]
    above = list(_rows(member, plan.parent_id or 0)) if wanting else []
    known = {row.pk: row for row in above}
    likeness = Likeness({row.pk: row.text for row in above})
    return [
        Aligned(
            row,
            links[row.pk],
            [] if links[row.pk] else _suggested(likeness, row, known, refused[row.pk]),
        )
        for row in rows
    ]


def alignment_for(member: Member, alignment_id: int) -> Alignment | None:
    """A decision, or None where it is not there for this member."""
    found = Alignment.objects.filter(pk=alignment_id, authority_id=member.authority_id)
    return found.select_related("task").first()


def _suggested(
    likeness: Likeness, row: Task, known: dict[int, Task], refused: set[int]
) -> list[Suggestion]:
    matches = likeness.nearest(row.text, at_least=ENOUGH, most=3 + len(refused))
    return [
        Suggestion(known[match.key], match.share, match.words)
        for match in matches
        if match.key not in refused
    ][:3]


def _rows(member: Member, plan_id: int) -> QuerySet[Task]:
    return visible_tasks(member).filter(plan_id=plan_id).order_by("number")


def _holding(**wanted: object) -> QuerySet[Alignment]:
    return Alignment.objects.filter(holds=True, **wanted)
