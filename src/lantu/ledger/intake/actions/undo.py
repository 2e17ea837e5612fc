"""Taking back the last step of one's own review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.actions.task import withdraw_tasks
from lantu.ledger.intake.actions import bodies
from lantu.ledger.intake.actions import document as documents
from lantu.ledger.intake.actions.steps import lock_document
from lantu.ledger.intake.models import Finding, ReviewStep
from lantu.ledger.models import Document, Task

BATCH = 100
"""Rows of one UPDATE: each takes two parameters for every column that goes back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The verb of the step that was taken back, and the findings that are as before it."""

    verb: str
    findings: tuple[int, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the step was about beside findings; see the action that kept it."""


@in_turn
def undo_step(*, document: Document, by: Member, at: datetime) -> Undone:
    """Take back the member's own last step in this document.

    Refused where somebody else has decided on one of its findings since: their decision rests on
    what would be taken away.
    """
    document = lock_document(document, by)
    step = ReviewStep.objects.filter(document=document, by=by).order_by("-pk").first()
    if step is None:
        raise Refused(_("There is nothing to undo."))
    touched = step.findings
    _require_last_on(step, touched)
    _take_out_of_ledger(step, touched, by=by, at=at)
    Finding.objects.filter(pk__in=step.created).delete()
    _put_back(step.before)
    if step.verb in (bodies.ALIAS, bodies.UNIT):
        bodies.take_back(step.verb, step.facts, by=by, at=at)
    if step.verb == documents.DOCUMENT:
        documents.take_back(document, step.facts)
    record_deed(
        [Change("review.undone", "document", document.pk, {"step": step.verb})], by=by, at=at
    )
    step.delete()
    return Undone(step.verb, tuple(row["id"] for row in step.before), step.facts)


def _require_last_on(step: ReviewStep, touched: Sequence[int]) -> None:
    later = ReviewStep.objects.filter(document_id=step.document_id, pk__gt=step.pk)
    for other in later.select_related("by"):
        if set(touched) & set(other.findings):
            raise Refused(
                _("%(name)s has decided on the same finding since; that cannot be undone here.")
                % {"name": other.by.name}
            )


def _take_out_of_ledger(
    step: ReviewStep, touched: Sequence[int], *, by: Member, at: datetime
) -> None:
    kept = {row["task_id"] for row in step.before}
    tasks = Task.objects.filter(finding__in=touched)
    entered = [task for task in tasks if task.pk not in kept]
    if entered:
        Finding.objects.filter(task__in=entered).update(task=None)
        withdraw_tasks(entered, by=by, at=at)


def _put_back(before: Sequence[dict[str, Any]]) -> None:
    """Give the findings back the columns that the step changed, and only these."""
    now = Finding.objects.in_bulk([row["id"] for row in before])
    changed: set[str] = set()
    for row in before:
        finding = now[row["id"]]
        for column in [name for name, value in row.items() if getattr(finding, name) != value]:
            setattr(finding, column, row[column])
            changed.add(column.removesuffix("_id"))
    if changed:
        Finding.objects.bulk_update(now.values(), sorted(changed), batch_size=BATCH)
