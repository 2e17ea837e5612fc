"""Entering, editing and withdrawing rows of the ledger.

A row enters by confirmation alone (`intake`), which hands over its contents and its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Authority, Member, Unit
from lantu.directory.queries import resolve_bodies
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.journal.queries import history_of
from lantu.ledger.actions.indicator import enter_indicators
from lantu.ledger.facts import changes_between, contents_before
from lantu.ledger.measures import Measure
from lantu.ledger.models import (
    Document,
    Indicator,
    Measurement,
    Plan,
    Task,
    TaskFigure,
    TaskOwner,
)
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger

BATCH = 500
"""Rows of one INSERT: SQLite takes 32,766 parameters at most."""


class TaskChangedMeanwhile(Refused):
    """Somebody else edited the row since this person opened it."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row's contents and the place it came from."""

    contents: RowContents
    start: int
    end: int
    path: Sequence[str] = ()
    measure: Measure | None = None
    """What its indicator is to reach, where it is one."""


@in_turn
def enter_tasks(
    rows: Sequence[NewRow], *, plan: Plan, document: Document, by: Member, at: datetime
) -> list[Task]:
    """Put rows into the ledger under the plan's next numbers, in a constant number of queries."""
    can_keep_ledger(by).require()
    plan = _locked_plan(plan, by)  # one writer at a time numbers rows
    tasks = [
        _new_task(row, plan=plan, document=document, number=number, at=at)
        for number, row in zip(_free_numbers(plan), rows, strict=False)
    ]
    Task.objects.bulk_create(tasks, batch_size=BATCH)
    write_parts([(task, row.contents) for task, row in zip(tasks, rows, strict=True)])
    record_deed(
        [Change("task.entered", "task", task.pk, _entered_facts(task)) for task in tasks],
        by=by,
        at=at,
    )
    measures = {task: r.measure for task, r in zip(tasks, rows, strict=True) if r.measure}
    if measures:
        enter_indicators(measures, by=by, at=at)
    return tasks


@in_turn
def edit_task(*, task: Task, contents: RowContents, version: int, by: Member, at: datetime) -> Task:
    """Replace the row's contents; what really changed goes into the journal with its old value."""
    can_keep_ledger(by).require()
    task = _locked(task, by)
    if task.version != version:
        raise TaskChangedMeanwhile(
            _("Someone else has changed this row in the meantime. Please check it again.")
        )
    contents = _tidy(contents)
    if not contents.text:
        raise Refused(_("A row needs a text."))
    changes = changes_between(task.contents, contents)
    if not changes:
        return task
    if "figures" in changes and Indicator.objects.filter(task=task).exists():
        raise Refused(_("This row is an indicator: change what it is to reach there."))
    fill_task(task, contents, at=at)
    task.version += 1
    task.save()
    if {"owners", "figures"} & changes.keys():
        replace_parts(task, contents)
    task.refresh_from_db()  # forgets the parts that were read before
    record_deed([Change("task.edited", "task", task.pk, changes)], by=by, at=at)
    return task


@in_turn
def undo_edit(*, task: Task, version: int, by: Member, at: datetime) -> Task:
    """Put back what the row's last edit replaced; `version` is the one that edit made."""
    can_keep_ledger(by).require()
    task = _locked(task, by)
    last = history_of(by.authority_id, "task", task.pk).last()
    edited = last is not None and last.verb == "task.edited"
    before = contents_before(task.contents, last.facts) if last and edited else None
    if before is None:
        raise Refused(_("This change cannot be taken back here."))
    return edit_task(task=task, contents=before, version=version, by=by, at=at)


@in_turn
def withdraw_tasks(tasks: Sequence[Task], *, by: Member, at: datetime) -> None:
    """Take rows that nobody has worked on yet out of the ledger again; the journal keeps them."""
    can_keep_ledger(by).require()
    numbers = [task.pk for task in tasks]
    # Read again under lock: who edits a row at this moment keeps it.
    locked = list(
        Task.objects.select_for_update().filter(pk__in=numbers, authority_id=by.authority_id)
    )
    if any(task.version > 1 for task in locked):
        raise Refused(_("A row that was edited in the ledger can no longer be taken back here."))
    if Measurement.objects.filter(indicator__task__in=locked).exists():
        raise Refused(_("A row whose values are being measured can no longer be taken back here."))
    record_deed(
        [
            Change("task.withdrawn", "task", task.pk, {"plan": task.plan_id, "number": task.number})
            for task in locked
        ],
        by=by,
        at=at,
    )
    Task.objects.filter(pk__in=[task.pk for task in locked]).delete()


def _locked_plan(plan: Plan, by: Member) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk, authority_id=by.authority_id)


def _free_numbers(plan: Plan) -> Iterator[int]:
    """The numbers that no row of the plan has, from the lowest on.

    A number comes free only when its row is withdrawn before anybody worked on it (see
    `withdraw_tasks`); given again, it leaves no hole in the ledger.
    """
    taken = set(Task.objects.filter(plan=plan).values_list("number", flat=True))
    return (number for number in count(1) if number not in taken)


def _locked(task: Task, by: Member) -> Task:
    """The row as it is now, which nobody else changes until this transaction ends."""
    rows = Task.objects.select_for_update().prefetch_related("owners", "figures")
    return rows.get(pk=task.pk, authority_id=by.authority_id)


def _tidy(contents: RowContents) -> RowContents:
    """Blanks around the words make no difference, and so are no change either."""
    return replace(
        contents,
        text=contents.text.strip(),
        person=contents.person.strip(),
        post=contents.post.strip(),
    )


def _entered_facts(task: Task) -> dict[str, Any]:
    return {
        "plan": task.plan_id,
        "number": task.number,
        "document": task.document_id,
        "span": [task.start, task.end],
        "text": task.text,
    }


def _new_task(row: NewRow, *, plan: Plan, document: Document, number: int, at: datetime) -> Task:
    task = Task(
        authority_id=plan.authority_id,
        plan=plan,
        number=number,
        document=document,
        start=row.start,
        end=row.end,
        path=list(row.path),
        created_at=at,
    )
    fill_task(task, row.contents, at=at)
    return task


def fill_task(task: Task, contents: RowContents, *, at: datetime) -> None:
    """Hold these contents in the row's own columns; the caller saves."""
    task.kind = contents.kind
    task.text = contents.text.strip()
    task.person, task.post = contents.person.strip(), contents.post.strip()
    task.due_text, task.due_date = contents.due.text, contents.due.day
    task.due_open = contents.due.open or ""
    task.owned, task.dated, task.measured = contents.owned, contents.dated, contents.measured
    task.changed_at = at


def replace_parts(task: Task, contents: RowContents) -> None:
    """Owners and figures as the contents have them, in place of those that were."""
    TaskOwner.objects.filter(task=task).delete()
    TaskFigure.objects.filter(task=task).delete()
    write_parts([(task, contents)])


def write_parts(rows: Sequence[tuple[Task, RowContents]]) -> None:
    """Owners and figures of rows that have none yet, in four queries."""
    if not rows:
        return
    names = {owner.name for _, contents in rows for owner in contents.owners}
    units = resolve_bodies(Authority.objects.get(pk=rows[0][0].authority_id), names)
    TaskOwner.objects.bulk_create(
        [
            TaskOwner(
                task=task, position=i, role=owner.role, name=owner.name, unit=units.get(owner.name)
            )
            for task, contents in rows
            for i, owner in enumerate(contents.owners)
        ],
        batch_size=BATCH,
    )
    TaskFigure.objects.bulk_create(
        [
            TaskFigure(
                task=task,
                position=i,
                metric=figure.metric,
                comparator=figure.comparator,
                value=figure.value,
                unit=figure.unit,
            )
            for task, contents in rows
            for i, figure in enumerate(contents.figures)
        ],
        batch_size=BATCH,
    )


def adopt_owner_names(*, authority: Authority, names: Sequence[str], unit: Unit) -> int:
    """Rows that name a body under one of these names now lead to its unit; how many there are."""
    owners = TaskOwner.objects.filter(task__authority=authority, unit=None, name__in=names)
    rows = owners.values("task").distinct().count()
    owners.update(unit=unit)
    return rows


def release_owner_names(*, authority: Authority, names: Sequence[str], unit: Unit) -> None:
    """Rows that led to the unit by one of these names lead to none again."""
    TaskOwner.objects.filter(task__authority=authority, unit=unit, name__in=names).update(unit=None)
