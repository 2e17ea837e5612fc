"""Reading in the background: whatever happens, the document says what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.intake.actions import read as module
from lantu.ledger.intake.actions.read import ATTEMPTS, read_received
from lantu.ledger.intake.actions.receive import resume_reading
from lantu.ledger.intake.translate import notice_words
from lantu.ledger.models import Document, DocumentState
from lantu.ledger.rows import OwnerName
from lantu.reading import Progress
from lantu.reading.errors import EmptyDocument
from lantu.reading.model import (
    Article,
    Block,
    Due,
    Figure,
    Finding,
    Origin,
    Owner,
    PageNotice,
    Reading,
    Role,
)
from lantu.reading.model import Document as Text
from lantu.reading.model import Kind as FoundKind
from tests import cast
from tests.cast import AT

TEXT = "一、教育\n新建学校5所。（区教育局牵头，年底前）"
QUEUED, READING, READ, FAILED, _REMOVED = DocumentState


def found_in(data: bytes, name: str) -> Reading:
    """What a reader finds in `TEXT`."""
    finding = Finding(
        FoundKind.TASK,
        5,
        12,
        "新建学校5所。",
        path=("一、教育",),
        owners=(Owner("区教育局", Role.LEAD),),
        due=Due("年底前", "2025-12-31"),
        figures=(Figure("新建学校", "=", 5.0, "所"),),
        warnings=("R012",),
    )
    text = data.decode()
    block = Block(0, len(text), Origin(page=1, paragraph=2))
    document = Text(name, "0" * 64, text, "txt", (block,), title="分工方案", year=2025)
    return Reading(document, (finding,))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`reader(function)` puts the function in the place of the reader."""

    def put(function: Any) -> None:
        def called(data: bytes, name: str, *, year: int | None, progress: Progress) -> Reading:
            assert year is None  # nobody gave one at handing in
            progress(1, 2)
            found: Reading = function(data, name)
            return found

        monkeypatch.setattr(module.reading, "read_bytes", called)

    return put


@pytest.fixture
def document(planner: Member) -> Document:
    return cast.received(planner, text=TEXT)


def read(document: Document) -> Document:
    read_received(document_id=document.pk, at=AT)
    document.refresh_from_db()
    return document


def verbs(document: Document) -> list[str]:
    entries = Entry.objects.filter(subject="document", subject_id=document.pk)
    return list(entries.order_by("sequence").values_list("verb", flat=True))


def test_read_document_has_its_text_and_findings(document: Document, reader: Any) -> None:
    reader(found_in)
    assert (read(document).state, document.progress, document.title, document.year) == (
        READ,
        100,
        "分工方案",
        2025,
    )
    assert document.text == TEXT
    assert document.blocks == [[0, len(TEXT), {"page": 1, "paragraph": 2}]]
    assert document.articles == [
        {"start": 0, "end": len(TEXT), "title": "分工方案", "kicker": "", "byline": ""}
    ]
    finding = document.findings.get()
    assert document.text[finding.start : finding.end] == finding.text == "新建学校5所。"
    assert (finding.kind, finding.path, finding.warnings) == (Kind.TASK, ["一、教育"], ["R012"])
    assert finding.contents.owners == [OwnerName("区教育局", OwnerRole.LEAD)]
    assert (finding.due_text, finding.due_date) == ("年底前", "2025-12-31")
    assert (finding.owned, finding.dated, finding.measured) == (True, True, True)
    assert verbs(document) == ["document.received", "document.read"]


def test_recognised_pages_move_the_progress(document: Document, reader: Any) -> None:
    seen: list[int] = []

    def watched(data: bytes, name: str) -> Reading:
        document.refresh_from_db()
        seen.append(document.progress)
        return found_in(data, name)

    reader(watched)
    assert (read(document).state, seen) == (READ, [40])


def test_notices_of_pages_are_kept(document: Document, reader: Any) -> None:
    def half_scanned(data: bytes, name: str) -> Reading:
        one = found_in(data, name)
        told = replace(one.document, notices=(PageNotice("R061", (2, 3)),))
        return replace(one, document=told)

    reader(half_scanned)
    assert read(document).notices == [{"code": "R061", "pages": [2, 3]}]
    assert notice_words(document.notices[0]).startswith("Page 2–3: scans or pictures, which were")


def test_findings_belong_to_the_article_they_stand_in(document: Document, reader: Any) -> None:
    def two_articles(data: bytes, name: str) -> Reading:
        one = found_in(data, name)
        articles = (Article(0, 5, "甲"), Article(5, len(TEXT), "乙", "引题", "通讯员"))
        document = Text(name, "", one.document.text, "txt", articles=articles)
        return Reading(document, one.findings)

    reader(two_articles)
    assert read(document).findings.get().article == 1
    assert document.articles[1] == {
        "start": 5,
        "end": len(TEXT),
        "title": "乙",
        "kicker": "引题",
        "byline": "通讯员",
    }
    assert document.title == "分工方案.txt"  # its name, where the reader found no title


def test_reading_again_changes_nothing(document: Document, reader: Any) -> None:
    reader(found_in)
    read(document)
    before = list(document.findings.values())
    read(document)
    assert list(document.findings.values()) == before
    assert verbs(document) == ["document.received", "document.read"]


def test_unreadable_document_says_why_in_both_languages(document: Document, reader: Any) -> None:
    def refuse(data: bytes, name: str) -> Reading:
        raise EmptyDocument(name)

    reader(refuse)
    assert (read(document).state, document.progress) == (FAILED, 100)
    assert document.error == {
        tag: EmptyDocument(document.name).sentence(tag) for tag in ("zh", "en")
    }
    assert verbs(document) == ["document.received", "document.failed"]


def test_broken_reader_ends_as_a_failed_document_and_an_error_in_the_log(
    document: Document, reader: Any
) -> None:
    def break_off(data: bytes, name: str) -> Reading:
        raise ZeroDivisionError

    reader(break_off)
    with pytest.raises(ZeroDivisionError):
        read_received(document_id=document.pk, at=AT)
    document.refresh_from_db()
    assert (document.state, document.error) == (FAILED, module.BROKEN)
    assert document.findings.count() == 0


def test_lost_file_ends_as_a_failed_document(document: Document, reader: Any) -> None:
    reader(found_in)
    document.file.storage.delete(document.file.name)
    with pytest.raises(FileNotFoundError):
        read_received(document_id=document.pk, at=AT)
    document.refresh_from_db()
    assert document.state == FAILED


def test_document_that_took_the_worker_down_too_often_is_given_up(
    document: Document, reader: Any
) -> None:
    reader(found_in)
    Document.objects.update(state=READING, attempts=ATTEMPTS)
    assert (read(document).state, document.error) == (FAILED, module.CRASHED)


def test_document_gets_its_last_attempt(document: Document, reader: Any) -> None:
    reader(found_in)
    Document.objects.update(state=READING, attempts=ATTEMPTS - 1)
    assert (read(document).state, document.attempts) == (READ, ATTEMPTS)


def test_worker_killed_between_reading_and_storing_leaves_no_finding(
    document: Document, reader: Any
) -> None:
    """A kill is no exception: nothing after it runs, and the next worker begins afresh."""

    class Killed(BaseException):
        pass

    def killed(data: bytes, name: str) -> Reading:
        raise Killed

    reader(killed)
    with pytest.raises(Killed):
        read_received(document_id=document.pk, at=AT)
    document.refresh_from_db()
    assert (document.state, document.attempts, document.findings.count()) == (READING, 1, 0)
    assert resume_reading() == 1
    document.refresh_from_db()
    assert (document.state, document.progress) == (QUEUED, 0)
    reader(found_in)
    assert (read(document).state, document.findings.count()) == (READ, 1)


def test_quicker_worker_wins(document: Document, reader: Any) -> None:
    def while_another_reads(data: bytes, name: str) -> Reading:
        reader(found_in)
        read_received(document_id=document.pk, at=AT)
        return found_in(data, name)

    reader(while_another_reads)
    assert (read(document).state, document.progress, document.findings.count()) == (READ, 100, 1)
    assert verbs(document) == ["document.received", "document.read"]


def test_slower_worker_that_fails_does_not_spoil_what_was_read(
    document: Document, reader: Any
) -> None:
    def while_another_reads(data: bytes, name: str) -> Reading:
        reader(found_in)
        read_received(document_id=document.pk, at=AT)
        raise EmptyDocument(name)

    reader(while_another_reads)
    assert (read(document).state, document.error) == (READ, {})


def test_missing_document_is_passed_over(db: None) -> None:
    read_received(document_id=404, at=AT)
