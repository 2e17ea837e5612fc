"""Deciding which row of the plan above a row carries out."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.models import Alignment, Task
from lantu.ledger.rules import can_keep_ledger


@in_turn
def align_rows(*, task: Task, above: Task, holds: bool, by: Member, at: datetime) -> Alignment:
    """Say that the row carries out the other one, or that it does not; the last word counts."""
    can_keep_ledger(by).require()
    rows = Task.objects.filter(authority_id=by.authority_id).select_related("plan")
    task, above = rows.get(pk=task.pk), rows.get(pk=above.pk)
    if task.plan.parent_id != above.plan_id:
        raise Refused(_("That row is not in the plan above this one."))
    decided = {"authority_id": by.authority_id, "holds": holds, "by": by, "at": at}
    alignment, _new = Alignment.objects.update_or_create(task=task, above=above, defaults=decided)
    _record("task.aligned" if holds else "task.not_aligned", alignment, by=by, at=at)
    return alignment


@in_turn
def undo_alignment(*, alignment: Alignment, by: Member, at: datetime) -> None:
    """Leave it open again whether the two belong together."""
    can_keep_ledger(by).require()
    found = Alignment.objects.filter(pk=alignment.pk, authority_id=by.authority_id).first()
    if found is None:
        return
    _record("task.alignment_undone", found, by=by, at=at)
    found.delete()


def _record(verb: str, alignment: Alignment, *, by: Member, at: datetime) -> None:
    facts = {"above": alignment.above_id}
    record_deed([Change(verb, "task", alignment.task_id, facts)], by=by, at=at)
