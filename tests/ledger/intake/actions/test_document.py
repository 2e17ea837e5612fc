"""Correcting a document's title and year, and the deadlines that the year had dated."""

from __future__ import annotations

from datetime import date

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.ledger.intake.actions.document import Corrected, correct_document
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.actions.review import (
    confirm_findings,
    correct_finding,
    drop_findings,
)
from lantu.ledger.intake.actions.undo import undo_step
from lantu.ledger.models import Document, Task
from lantu.ledger.rows import DueValue
from tests import cast
from tests.cast import AT, row

TEXT = """河西区2030年防汛工作方案
1.新建泵站2座，6月底前完成。（区水务局牵头）
2.疏浚河道12公里。（区水务局牵头；9月底前）
3.储备沙袋3万条，2032年底前完成。（区应急局负责）
4.加强巡查值守。（区水务局牵头）
"""


@pytest.fixture
def document(planner: Member) -> Document:
    return read(planner)


def read(by: Member, *, text: str = TEXT, year: int | None = None) -> Document:
    received = cast.received(by, text=text)
    Document.objects.filter(pk=received.pk).update(year=year)
    read_received(document_id=received.pk, at=AT)
    return Document.objects.get(pk=received.pk)


def days(document: Document) -> list[tuple[str, str]]:
    return list(document.findings.values_list("due_text", "due_date"))


def correct(document: Document, by: Member, *, year: int | None, title: str = "") -> Corrected:
    title = title or document.title
    return correct_document(document=document, title=title, year=year, by=by, at=AT)


BEFORE = [
    ("6月底前", "2030-06-30"),
    ("9月底前", "2030-09-30"),
    ("2032年底前", "2032-12-31"),
    ("", ""),
]


def test_other_year_dates_anew_what_names_none_and_nothing_else(
    document: Document, planner: Member
) -> None:
    assert (document.year, days(document)) == (2030, BEFORE)
    assert correct(document, planner, year=2031) == Corrected(redated=2, kept=0, new=True)
    document.refresh_from_db()
    assert document.year == 2031
    assert days(document) == [
        ("6月底前", "2031-06-30"),
        ("9月底前", "2031-09-30"),
        ("2032年底前", "2032-12-31"),
        ("", ""),
    ]


def test_year_that_the_text_lacks_gives_days_to_what_had_none(planner: Member) -> None:
    document = read(planner, text=TEXT.replace("2030年", "").replace("2032年底", "12月底"))
    assert document.year is None
    assert [day for _, day in days(document)] == ["", "", "", ""]
    assert "R011" in document.findings.all()[0].warnings
    assert correct(document, planner, year=2031).redated == 3
    first = document.findings.all()[0]
    assert (first.due_date, first.dated, "R011" in first.warnings) == ("2031-06-30", True, False)
    assert "due" not in [part["part"] for part in first.confidence]


def test_day_that_a_person_gave_stays(document: Document, planner: Member) -> None:
    first = document.findings.all()[0]
    mended = row(first.text, due=DueValue("6月底前", date(2030, 5, 15)))
    correct_finding(finding=first, contents=mended, by=planner, at=AT)
    assert correct(document, planner, year=2031).redated == 1
    assert days(document)[:2] == [("6月底前", "2030-05-15"), ("9月底前", "2031-09-30")]


def test_rows_of_the_ledger_keep_their_day_and_dropped_findings_do_not(
    document: Document, planner: Member
) -> None:
    first, second, *_ = document.findings.all()
    confirm_findings(document=document, findings=[first.pk], by=planner, at=AT)
    drop_findings(document=document, findings=[second.pk], by=planner, at=AT)
    assert correct(document, planner, year=2031) == Corrected(redated=1, kept=1, new=True)
    assert Task.objects.get().due_date == date(2030, 6, 30)
    assert [day for _, day in days(document)][:2] == ["2030-06-30", "2031-09-30"]


def test_correction_is_taken_back_in_one_step(document: Document, planner: Member) -> None:
    title = document.title
    before = list(document.findings.order_by("pk").values())
    correct(document, planner, year=2031, title="防汛方案（修订）")
    document.refresh_from_db()
    assert (document.title, document.year) == ("防汛方案（修订）", 2031)
    assert undo_step(document=document, by=planner, at=AT).verb == "document"
    document.refresh_from_db()
    assert (document.title, document.year) == (title, 2030)
    assert list(document.findings.order_by("pk").values()) == before


def test_title_alone_dates_nothing_and_no_change_is_no_step(
    document: Document, planner: Member
) -> None:
    assert correct(document, planner, year=2030) == Corrected()
    with pytest.raises(Refused, match="There is nothing to undo"):
        undo_step(document=document, by=planner, at=AT)
    assert correct(document, planner, year=2030, title="另题") == Corrected(0, 0, new=True)
    assert days(document) == BEFORE
    entry = Entry.objects.latest("sequence")
    assert (entry.verb, entry.facts) == (
        "document.corrected",
        {"title": ["河西区2030年防汛工作方案", "另题"], "findings": []},
    )


def test_plan_of_the_document_is_named_by_the_corrected_title(
    document: Document, planner: Member
) -> None:
    correct(document, planner, year=2031, title="防汛方案（修订）")
    first = document.findings.all()[0]
    (task,) = confirm_findings(document=document, findings=[first.pk], by=planner, at=AT)
    assert (task.plan.title, task.plan.period) == ("防汛方案（修订）", "2031")


@pytest.mark.parametrize(("title", "year"), [(" ", 2031), ("题", 1900), ("题", 20311)])
def test_what_makes_no_sense_is_refused(
    document: Document, planner: Member, title: str, year: int
) -> None:
    with pytest.raises(Refused):
        correct_document(document=document, title=title, year=year, by=planner, at=AT)
    document.refresh_from_db()
    assert (document.year, days(document)) == (2030, BEFORE)


def test_only_keepers_of_this_ledger_correct(
    document: Document, auditor: Member, stranger: Member
) -> None:
    with pytest.raises(Refused):
        correct(document, auditor, year=2031)
    with pytest.raises(Document.DoesNotExist):
        correct(document, stranger, year=2031)


def test_year_given_at_handing_in_goes_before_that_of_the_text(planner: Member) -> None:
    document = read(planner, year=2029)
    assert (document.year, days(document)[0]) == (2029, ("6月底前", "2029-06-30"))
