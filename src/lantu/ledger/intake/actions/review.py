"""Deciding on findings: confirm, correct, drop, restore, merge, split.

Each function is one step of the review and keeps the findings as they were before it, so that
`undo` can take it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn
from lantu.ledger.actions.plan import start_plan
from lantu.ledger.actions.task import NewRow, enter_tasks
from lantu.ledger.intake.actions.steps import (
    finding_in,
    findings_in,
    keep_step,
    lock_document,
    record_step,
)
from lantu.ledger.intake.models import Finding, FindingState
from lantu.ledger.intake.parts import Part, cut_in_source, divided, joined
from lantu.ledger.intake.translate import own_words
from lantu.ledger.models import Document, Plan, Task
from lantu.ledger.rows import RowContents


@in_turn
def confirm_findings(
    *, document: Document, findings: Sequence[int], by: Member, at: datetime
) -> list[Task]:
    """Enter open findings into the ledger, in the order of the text; the decided stay."""
    document = lock_document(document, by)
    chosen = findings_in(document, findings, (FindingState.OPEN,))
    if not chosen:
        return []
    keep_step(document, "confirm", chosen, by=by, at=at)
    tasks = enter_tasks(
        [NewRow(f.contents, f.start, f.end, f.path, f.measure) for f in chosen],
        plan=_plan_of(document, by=by, at=at),
        document=document,
        by=by,
        at=at,
    )
    for finding, task in zip(chosen, tasks, strict=True):
        finding.state, finding.task = FindingState.CONFIRMED, task
    Finding.objects.bulk_update(chosen, ["state", "task"], batch_size=200)
    return tasks


@in_turn
def correct_finding(
    *, finding: Finding, contents: RowContents, by: Member, at: datetime
) -> Finding:
    """Replace what the reader read by what the officer says."""
    document = lock_document(finding.document, by)
    finding = finding_in(document, finding.pk, (FindingState.OPEN,))
    if not contents.text.strip():
        raise Refused(_("A row needs a text."))
    if contents == finding.contents:
        return finding
    keep_step(document, "correct", [finding], by=by, at=at)
    finding.correct(contents)
    finding.save()
    record_step(document, "finding.corrected", [finding], by=by, at=at)
    return finding


@in_turn
def drop_findings(*, document: Document, findings: Sequence[int], by: Member, at: datetime) -> int:
    """Decide that these are no rows; they stay visible.  How many were still open."""
    document = lock_document(document, by)
    chosen = findings_in(document, findings, (FindingState.OPEN,))
    return _set_state(document, chosen, FindingState.DROPPED, "drop", by=by, at=at)


@in_turn
def restore_findings(
    *, document: Document, findings: Sequence[int], by: Member, at: datetime
) -> int:
    """Take dropped findings up again.  How many were dropped."""
    document = lock_document(document, by)
    chosen = findings_in(document, findings, (FindingState.DROPPED,))
    return _set_state(document, chosen, FindingState.OPEN, "restore", by=by, at=at)


@in_turn
def merge_findings(*, finding: Finding, by: Member, at: datetime) -> Finding:
    """Join a finding with the open one that follows it under the same headings of its article.

    A row has one path: merged across headings, it would lead back to half of where it came from.
    """
    document = lock_document(finding.document, by)
    first = finding_in(document, finding.pk, (FindingState.OPEN,))
    second = (
        Finding.objects.filter(
            document=document,
            article=first.article,
            start__gte=first.end,
            state=FindingState.OPEN,
        )
        .order_by("start")
        .first()
    )
    if second is None:
        raise Refused(
            _("There is no open finding after this one in the same article to merge with.")
        )
    _require_same_headings(first, second)
    keep_step(document, "merge", [first, second], by=by, at=at)
    first.correct(joined(first.contents, second.contents))
    first.end = second.end
    first.warnings = list(dict.fromkeys([*first.warnings, *second.warnings]))
    second.state = FindingState.MERGED
    first.save()
    second.save(update_fields=["state"])
    record_step(document, "finding.merged", [first, second], by=by, at=at)
    return first


@in_turn
def split_finding(
    *, finding: Finding, offset: int, by: Member, at: datetime
) -> tuple[Finding, Finding]:
    """Make two of a finding; `offset` counts the characters of its text before the cut."""
    document = lock_document(finding.document, by)
    first = finding_in(document, finding.pk, (FindingState.OPEN,))
    before, after = first.text[:offset], first.text[offset:]
    if not before.strip() or not after.strip():
        raise Refused(_("Place the cut so that both parts contain words."))
    step = keep_step(document, "split", [first], by=by, at=at)
    cut = cut_in_source(document.text[first.start : first.end], before) + first.start
    contents = divided(
        first.contents,
        Part(before, own_words(before, document.year), leads=True),
        Part(after, own_words(after, document.year)),
        reread=not first.corrected,
    )
    second = Finding(
        document=document,
        article=first.article,
        start=min(cut, first.end - 1),  # a corrected text may be longer than its source
        end=first.end,
        path=first.path,
        warnings=first.warnings,
    )
    first.correct(contents[0])
    second.correct(contents[1])
    first.end = max(cut, first.start + 1)
    first.save()
    second.save()
    step.created = [second.pk]
    step.save(update_fields=["created"])
    record_step(document, "finding.split", [first, second], by=by, at=at)
    return first, second


def _require_same_headings(first: Finding, second: Finding) -> None:
    if first.path == second.path:
        return
    raise Refused(
        _(
            "The next open finding is under a different heading (%(heading)s). "
            "Only findings under the same heading can be merged; nothing was changed."
        )
        % {"heading": " › ".join(filter(None, second.path)) or _("none")}
    )


def _plan_of(document: Document, *, by: Member, at: datetime) -> Plan:
    """The plan the document was handed in for; else one that bears the document's title."""
    if document.plan is None:
        document.plan = start_plan(
            title=document.title or document.name, year=document.year, by=by, at=at
        )
        document.save(update_fields=["plan"])
    return document.plan


def _set_state(
    document: Document,
    chosen: Sequence[Finding],
    state: FindingState,
    verb: str,
    *,
    by: Member,
    at: datetime,
) -> int:
    if not chosen:
        return 0
    keep_step(document, verb, chosen, by=by, at=at)
    Finding.objects.filter(pk__in=[finding.pk for finding in chosen]).update(state=state)
    record_step(document, f"finding.{state}", chosen, by=by, at=at)
    return len(chosen)
