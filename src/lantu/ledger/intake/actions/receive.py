"""Receiving a document, and taking up what a crash left unread."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.intake.tasks import read_document
from lantu.ledger.models import Document, DocumentState, Plan
from lantu.ledger.rules import can_keep_ledger

BLANK = b" \t\r\n\0\f" + "\ufeff\u3000".encode() + b"\xff\xfe"
"""Blanks and byte order marks in any encoding: a file of these bytes alone is empty."""


@in_turn
def receive_document(
    *,
    name: str,
    data: bytes,
    by: Member,
    at: datetime,
    plan: Plan | None = None,
    year: int | None = None,
) -> Document:
    """Keep the file and queue its reading; what this acknowledges survives a crash.

    `year` is that of the document; where it is None, the reader looks for it in the text.
    """
    can_keep_ledger(by).require()
    if not data.strip(BLANK):
        raise Refused(
            _("“%(name)s” is empty and was not received. Please check that it is the right file.")
            % {"name": name}
        )
    document = Document(
        authority=by.authority,
        plan=plan,
        year=year,
        name=name[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        received_by=by,
        received_at=at,
    )
    document.file.save(f"{by.authority.code}/{document.sha256}", ContentFile(data), save=False)
    document.save()
    record_deed(
        [Change("document.received", "document", document.pk, {"sha256": document.sha256})],
        by=by,
        at=at,
    )
    # In the same transaction: the row and its job are there together or not at all.
    read_document.enqueue(document.pk)
    return document


@transaction.atomic
def resume_reading() -> int:
    """Queue again what a stopped worker left half read; the number of documents taken up.

    To be called when no worker is at work, by whoever starts the worker.  Reading a document
    twice changes nothing, so a job that is still queued does no harm beside the new one.
    """
    left = Document.objects.filter(state=DocumentState.READING)
    numbers = list(left.values_list("pk", flat=True))
    left.update(state=DocumentState.QUEUED, progress=0)
    for number in numbers:
        read_document.enqueue(number)
    return len(numbers)
