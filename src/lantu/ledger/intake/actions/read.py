"""Reading a received document: the file becomes text and findings to be reviewed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from lantu import reading
from lantu.journal.actions import record, take_turn
from lantu.journal.chain import Change
from lantu.ledger.intake.models import Finding
from lantu.ledger.intake.translate import (
    finding_from,
    stored_articles,
    stored_blocks,
    stored_notices,
    stored_tables,
)
from lantu.ledger.models import Document, DocumentState
from lantu.reading.second import SecondReader, read_again

ATTEMPTS = 3
"""A document that took the worker down with it this often is not tried again."""

CRASHED = {
    "zh": "读取这份文件时系统多次中断。请另存为 .docx 或 .txt 后重新提交。",
    "en": "Reading this file broke off several times. "
    "Please save it as .docx or .txt and hand it in again.",
}
BROKEN = {
    "zh": "系统未能读懂这份文件，原因已记入运行日志。"
    "请另存为 .docx 或 .txt 后重新提交，或联系系统管理员。",
    "en": "The system could not make out this file; the cause is in its log. "
    "Please save it as .docx or .txt and hand it in again, or tell whoever runs the system.",
}
BATCH = 500
SETTLED = (DocumentState.READ, DocumentState.FAILED, DocumentState.REMOVED)
"""States in which there is nothing left to read."""


def read_received(*, document_id: int, at: datetime) -> None:
    """Read a queued document; doing it again, or twice at once, changes nothing.

    Whatever goes wrong within the process ends as a document that says so, instead of one that
    is being read for ever; an error that is none of the reader's own is raised on for the log.
    """
    document = _begin(document_id, at=at)
    if document is None:
        return
    try:
        _read(document, at=at)
    except reading.ReadingError as problem:
        _fail(document_id, {tag: problem.sentence(tag) for tag in ("zh", "en")}, at=at)
    except Exception:
        _fail(document_id, BROKEN, at=at)
        raise


def _read(document: Document, *, at: datetime) -> None:
    with document.file.open("rb") as file:
        data = file.read()
    _note_progress(document.pk, 10)

    def recognised(done: int, pages: int) -> None:
        _note_progress(document.pk, 10 + 60 * done // pages)

    result = reading.read_bytes(data, document.name, year=document.year, progress=recognised)
    second: SecondReader | None = settings.SECOND_READER
    if second is not None:
        _note_progress(document.pk, 70)
        result = read_again(result, second)
    _note_progress(document.pk, 80)
    _store(document.pk, result, at=at)


@transaction.atomic
def _begin(document_id: int, *, at: datetime) -> Document | None:
    """Claim the document, or None where it is read already or cannot be."""
    document = _in_turn(document_id)
    if document is None or document.state in SETTLED:
        return None
    if document.attempts >= ATTEMPTS:
        _fail(document_id, CRASHED, at=at)
        return None
    document.attempts += 1
    document.state = DocumentState.READING
    document.progress = 5
    document.save(update_fields=["attempts", "state", "progress"])
    return document


def _in_turn(document_id: int) -> Document | None:
    """The document as it is when it is the worker's turn to change it."""
    authorities = Document.objects.filter(pk=document_id).values_list("authority_id", flat=True)
    for authority_id in authorities:
        take_turn(authority_id)
    return Document.objects.select_for_update().filter(pk=document_id).first()


def _note_progress(document_id: int, progress: int) -> None:
    reading_now = Document.objects.filter(pk=document_id, state=DocumentState.READING)
    reading_now.update(progress=progress)


@transaction.atomic
def _store(document_id: int, result: reading.Reading, *, at: datetime) -> None:
    document = _in_turn(document_id)
    if document is None or document.state == DocumentState.READ:  # another worker was quicker
        return
    document.title = (result.document.title or document.name)[:255]
    document.year = result.document.year
    document.text = result.document.text
    document.blocks = stored_blocks(result.document)
    document.articles = stored_articles(result.document)
    document.tables = stored_tables(result.document)
    document.notices = stored_notices(result)
    document.state, document.progress, document.error = DocumentState.READ, 100, {}
    document.save()
    Finding.objects.bulk_create(
        [finding_from(found, document) for found in result.findings], batch_size=BATCH
    )
    facts: dict[str, object] = {"findings": len(result.findings)}
    if result.second is not None:
        facts["second"] = {"model": result.second.model, "added": result.second.added}
    _record(document, "document.read", facts, at=at)


@transaction.atomic
def _fail(document_id: int, error: dict[str, str], *, at: datetime) -> None:
    document = _in_turn(document_id)
    if document is None or document.state == DocumentState.READ:  # another worker was quicker
        return
    document.state, document.error, document.progress = DocumentState.FAILED, error, 100
    document.save(update_fields=["state", "error", "progress"])
    _record(document, "document.failed", {}, at=at)


def _record(document: Document, verb: str, facts: dict[str, object], *, at: datetime) -> None:
    record(
        [Change(verb, "document", document.pk, facts)],
        authority_id=document.authority_id,
        member_id=None,
        at=at,
    )
