"""What every step of the review has: the lock, the findings before it, its journal entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import record_deed
from lantu.journal.chain import Change
from lantu.ledger.intake.models import Finding, FindingState, ReviewStep
from lantu.ledger.models import Document, DocumentState
from lantu.ledger.rules import can_keep_ledger


class FindingGone(Refused):
    """A finding that was to be decided on is no longer in that state."""


def lock_document(document: Document, by: Member) -> Document:
    """The document under lock: two reviewers decide one after the other."""
    can_keep_ledger(by).require()
    locked = Document.objects.select_for_update().get(pk=document.pk, authority_id=by.authority_id)
    if locked.state != DocumentState.READ:
        raise Refused(_("This document has not been read yet."))
    return locked


def findings_in(
    document: Document, numbers: Sequence[int], states: Sequence[FindingState]
) -> list[Finding]:
    """Those of the findings that are in one of the states, in the order of the text."""
    return list(
        Finding.objects.filter(document=document, pk__in=numbers, state__in=states).order_by(
            "start", "pk"
        )
    )


def finding_in(document: Document, number: int, states: Sequence[FindingState]) -> Finding:
    """The finding as it is now; raises `FindingGone` where somebody else was quicker."""
    found = findings_in(document, [number], states)
    if not found:
        raise FindingGone(_("Someone else has just decided on this finding."))
    return found[0]


def keep_step(
    document: Document,
    verb: str,
    findings: Sequence[Finding],
    *,
    by: Member,
    at: datetime,
    facts: dict[str, Any] | None = None,
) -> ReviewStep:
    """Keep the findings as they are now, for undoing what is about to be done."""
    return ReviewStep.objects.create(
        document=document,
        by=by,
        at=at,
        verb=verb,
        before=[f.snapshot() for f in findings],
        facts=facts or {},
    )


def record_step(
    document: Document, verb: str, findings: Sequence[Finding], *, by: Member, at: datetime
) -> None:
    """One journal entry for the step, by the numbers of its findings."""
    record_deed(
        [Change(verb, "document", document.pk, {"findings": [f.pk for f in findings]})],
        by=by,
        at=at,
    )
