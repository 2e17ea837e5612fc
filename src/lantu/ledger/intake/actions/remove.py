"""Removing a hand-in that could not be read from the intake, and bringing it back.

The file and the journal keep it; only the lists do without.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.models import Document, DocumentState
from lantu.ledger.rules import can_keep_ledger


@in_turn
def remove_document(*, document: Document, by: Member, at: datetime) -> None:
    """Take a document that could not be read out of the lists."""
    _move(document, DocumentState.FAILED, DocumentState.REMOVED, by=by, at=at)


@in_turn
def bring_back_document(*, document: Document, by: Member, at: datetime) -> None:
    """Put a document that was removed into the lists again."""
    _move(document, DocumentState.REMOVED, DocumentState.FAILED, by=by, at=at)


def _move(
    document: Document, state: DocumentState, other: DocumentState, *, by: Member, at: datetime
) -> None:
    can_keep_ledger(by).require()
    locked = Document.objects.select_for_update().get(pk=document.pk, authority_id=by.authority_id)
    if locked.state != state:
        raise Refused(_("Only a document that could not be read can be removed or restored."))
    locked.state = other
    locked.save(update_fields=["state"])
    verb = "document.removed" if other == DocumentState.REMOVED else "document.brought_back"
    record_deed([Change(verb, "document", locked.pk, {})], by=by, at=at)
