"""Changing many rows at once, in a constant number of queries, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.actions.task import fill_task, write_parts
from lantu.ledger.changes import RowChange
from lantu.ledger.facts import changes_between, contents_of, facts_of
from lantu.ledger.models import BulkStep, Task, TaskFigure, TaskOwner
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger

MOST = 2000
"""Rows of one step; more are changed in several."""
COLUMNS = (
    "person",
    "post",
    "due_text",
    "due_date",
    "due_open",
    "owned",
    "dated",
    "measured",
    "changed_at",
    "version",
)


@in_turn
def change_rows(
    *, rows: Sequence[int], change: RowChange, by: Member, at: datetime
) -> BulkStep | None:
    """Make the change to each row that it changes; None where it changes none."""
    can_keep_ledger(by).require()
    if len(rows) > MOST:
        raise Refused(
            _("At most %(most)d rows can be changed at once. Please narrow the filter.")
            % {"most": MOST}
        )
    tasks = _locked(rows, by)
    wanted = {task.pk: change.applied_to(task.contents) for task in tasks}
    changed = [task for task in tasks if changes_between(task.contents, wanted[task.pk])]
    if not changed:
        return None
    before = [
        {"id": task.pk, "version": task.version + 1, "facts": facts_of(task.contents)}
        for task in changed
    ]
    step = BulkStep.objects.create(authority_id=by.authority_id, by=by, at=at, before=before)
    _write(changed, wanted, by=by, at=at)
    return step


@in_turn
def undo_rows(*, step: BulkStep, by: Member, at: datetime) -> tuple[int, int]:
    """Put back what the step changed: how many rows, and how many were edited since and stay."""
    can_keep_ledger(by).require()
    step = BulkStep.objects.select_for_update().get(pk=step.pk, authority_id=by.authority_id)
    if step.undone:
        raise Refused(_("This change has been taken back already."))
    kept = {row["id"]: row for row in step.before}
    tasks = [t for t in _locked(list(kept), by) if t.version == kept[t.pk]["version"]]
    wanted = {task.pk: contents_of(kept[task.pk]["facts"]) for task in tasks}
    _write(tasks, wanted, by=by, at=at)
    step.undone = True
    step.save(update_fields=["undone"])
    return len(tasks), len(kept) - len(tasks)


def _locked(rows: Sequence[int], by: Member) -> list[Task]:
    found = Task.objects.select_for_update().filter(pk__in=rows, authority_id=by.authority_id)
    return list(found.prefetch_related("owners", "figures").order_by("plan", "number"))


def _write(
    tasks: Sequence[Task],
    wanted: dict[int, RowContents],
    *,
    by: Member,
    at: datetime,
) -> None:
    entries: list[Change] = []
    for task in tasks:
        facts = changes_between(task.contents, wanted[task.pk])
        entries.append(Change("task.edited", "task", task.pk, facts))
        fill_task(task, wanted[task.pk], at=at)
        task.version += 1
    Task.objects.bulk_update(tasks, COLUMNS, batch_size=100)
    TaskOwner.objects.filter(task__in=tasks).delete()
    TaskFigure.objects.filter(task__in=tasks).delete()
    write_parts([(task, wanted[task.pk]) for task in tasks])
    record_deed(entries, by=by, at=at)
