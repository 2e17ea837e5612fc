"""Making one row of two that say the same, with the sources of both kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.actions.task import fill_task, replace_parts
from lantu.ledger.facts import changes_between
from lantu.ledger.models import Distinct, Indicator, Task
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger


@in_turn
def merge_rows(*, kept: Task, other: Task, by: Member, at: datetime) -> Task:
    """Let one row stand for both; what it lacks it takes over from the other.

    The other keeps its number and its source, and can be taken out again.
    """
    can_keep_ledger(by).require()
    kept, other = _pair(kept, other, by)
    if Indicator.objects.filter(task=other).exists():
        raise Refused(_("The values of an indicator are its row's: keep that row of the two."))
    changes = changes_between(kept.contents, filled := completed(kept.contents, other.contents))
    if "figures" in changes and Indicator.objects.filter(task=kept).exists():
        filled = replace(filled, figures=kept.contents.figures)
        changes = changes_between(kept.contents, filled)
    fill_task(kept, filled, at=at)
    kept.version += 1
    kept.save()
    replace_parts(kept, filled)
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
    Task.objects.filter(merged_into=other).update(merged_into=kept)
    _record("task.merged", kept, {"other": other.pk, **changes}, by=by, at=at)
    _record("task.merged_into", other, {"other": kept.pk}, by=by, at=at)
    return kept


@in_turn
def part_rows(*, other: Task, by: Member, at: datetime) -> None:
    """Let a row stand for itself again; what the other took over from it stays there."""
    can_keep_ledger(by).require()
    other = Task.objects.select_for_update().get(pk=other.pk, authority_id=by.authority_id)
    kept = other.merged_into_id
    if kept is None:
        return
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    _record("task.parted", other, {"other": kept}, by=by, at=at)


@in_turn
def tell_apart(*, one: Task, other: Task, by: Member, at: datetime) -> Distinct:
    """Say that two rows are not the same, so that they are not offered as one again."""
    can_keep_ledger(by).require()
    one, other = _pair(one, other, by)
    first, second = sorted((one, other), key=lambda task: task.pk)
    decided = {"authority_id": by.authority_id, "by": by, "at": at}
    made, new = Distinct.objects.get_or_create(first=first, second=second, defaults=decided)
    if new:
        _record("task.told_apart", first, {"other": second.pk}, by=by, at=at)
    return made


@in_turn
def take_back_distinct(*, distinct: Distinct, by: Member, at: datetime) -> None:
    """Offer the two as one again."""
    can_keep_ledger(by).require()
    found = Distinct.objects.filter(pk=distinct.pk, authority_id=by.authority_id).first()
    if found is None:
        return
    _record("task.told_apart_undone", found.first, {"other": found.second_id}, by=by, at=at)
    found.delete()


def completed(kept: RowContents, other: RowContents) -> RowContents:
    """The row with what it lacks taken over; what it says itself stays."""
    return replace(
        kept,
        owners=kept.owners or other.owners,
        figures=kept.figures or other.figures,
        due=kept.due if kept.dated else other.due,
        person=kept.person or other.person,
        post=kept.post if kept.person or kept.post else other.post,
    )


def _pair(one: Task, other: Task, by: Member) -> tuple[Task, Task]:
    """Both as they are now; two different rows that stand for themselves."""
    found = {
        task.pk: task
        for task in Task.objects.select_for_update()
        .filter(pk__in=[one.pk, other.pk], authority_id=by.authority_id, merged_into=None)
        .prefetch_related("owners", "figures")
    }
    if len(found) < 2:
        raise Refused(_("One of the two rows is no longer there, or stands for another already."))
    return found[one.pk], found[other.pk]


def _record(verb: str, task: Task, facts: dict[str, object], *, by: Member, at: datetime) -> None:
    record_deed([Change(verb, "task", task.pk, facts)], by=by, at=at)
