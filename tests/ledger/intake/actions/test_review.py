"""Deciding on findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault
from lantu.ledger.choices import Direction, Nature, OwnerRole
from lantu.ledger.course import Baseline, Goal
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.actions.review import (
    confirm_findings,
    correct_finding,
    drop_findings,
    merge_findings,
    restore_findings,
    split_finding,
)
from lantu.ledger.intake.actions.steps import FindingGone
from lantu.ledger.intake.actions.undo import undo_step
from lantu.ledger.intake.models import Finding, FindingState, ReviewStep
from lantu.ledger.measures import Measure
from lantu.ledger.models import Document, DocumentState, Indicator, Task, TaskOwner
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from tests import cast
from tests.cast import AT, row
from tests.places import outcome

EDUCATION = OwnerName("区教育局", OwnerRole.LEAD)
SCHOOLS = FigureValue("新建学校", ">=", Decimal(5), "所")
OPEN, CONFIRMED, DROPPED, MERGED = FindingState


@pytest.fixture
def document(planner: Member) -> Document:
    rows = [
        row("新建学校5所，改造操场。", owners=[EDUCATION], figures=[SCHOOLS]),
        row("加强督查。"),
        row("做好宣传。"),
    ]
    return cast.read(planner, rows, title="2025年任务分工")


def numbers(document: Document) -> list[int]:
    return list(document.findings.values_list("pk", flat=True))


def states(document: Document) -> list[str]:
    return list(document.findings.values_list("state", flat=True))


def test_confirm_enters_rows_in_the_order_of_the_text(document: Document, planner: Member) -> None:
    backwards = numbers(document)[::-1]
    tasks = confirm_findings(document=document, findings=backwards, by=planner, at=AT)
    assert [(t.number, t.text) for t in tasks] == [
        (1, "新建学校5所，改造操场。"),
        (2, "加强督查。"),
        (3, "做好宣传。"),
    ]
    assert states(document) == [CONFIRMED, CONFIRMED, CONFIRMED]
    assert [f.task for f in document.findings.select_related("task")] == tasks
    owner = TaskOwner.objects.get(task=tasks[0])
    assert (owner.name, owner.unit and owner.unit.short_name) == ("区教育局", "区教育局")


def test_confirmed_row_leads_back_to_its_place(document: Document, planner: Member) -> None:
    second = document.findings.all()[1]
    (task,) = confirm_findings(document=document, findings=[second.pk], by=planner, at=AT)
    assert document.text[task.start : task.end] == "加强督查。"
    assert task.document == document


def test_confirm_starts_a_plan_of_the_documents_title_once(
    document: Document, planner: Member
) -> None:
    first, second, _ = numbers(document)
    confirm_findings(document=document, findings=[first], by=planner, at=AT)
    document = Document.objects.get(pk=document.pk)
    confirm_findings(document=document, findings=[second], by=planner, at=AT)
    assert {(t.plan.title, t.plan.period) for t in Task.objects.all()} == {
        ("2025年任务分工", "2025")
    }


def test_confirm_uses_the_plan_it_was_handed_in_for(planner: Member) -> None:
    plan = cast.plan(planner)
    document = cast.read(planner, [row()], plan=plan)
    (task,) = confirm_findings(document=document, findings=numbers(document), by=planner, at=AT)
    assert task.plan == plan


def test_confirm_passes_over_what_is_decided(document: Document, planner: Member) -> None:
    first, second, third = numbers(document)
    drop_findings(document=document, findings=[second], by=planner, at=AT)
    confirm_findings(document=document, findings=[first], by=planner, at=AT)
    tasks = confirm_findings(document=document, findings=[first, second, third], by=planner, at=AT)
    assert [task.text for task in tasks] == ["做好宣传。"]
    assert confirm_findings(document=document, findings=[first, second], by=planner, at=AT) == []


def test_confirm_of_another_documents_findings_does_nothing(
    document: Document, planner: Member
) -> None:
    other = cast.read(planner, [row("别的文件。")], name="b.txt")
    assert confirm_findings(document=document, findings=numbers(other), by=planner, at=AT) == []
    assert states(other) == [OPEN]


def test_confirm_needs_as_many_queries_for_three_as_for_one(planner: Member) -> None:
    plan, counts = cast.plan(planner), []
    for rows in (1, 3):
        document = cast.read(
            planner,
            [row(f"第{i}项。", owners=[EDUCATION], figures=[SCHOOLS]) for i in range(rows)],
            plan=plan,
        )
        found = numbers(document)
        with CaptureQueriesContext(connection) as seen:
            confirm_findings(document=document, findings=found, by=planner, at=AT)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 26  # PostgreSQL takes its turn with four more than SQLite


def test_correct_replaces_the_contents_and_says_a_person_did(
    document: Document, planner: Member
) -> None:
    finding = document.findings.all()[1]
    assert (finding.owned, finding.measured) == (False, False)
    contents = row(
        "加强督查12次。",
        owners=[EDUCATION],
        figures=[FigureValue("督查", "=", Decimal("12.50"), "次")],
    )
    correct_finding(finding=finding, contents=contents, by=planner, at=AT)
    finding.refresh_from_db()
    assert (finding.text, finding.corrected, finding.owned, finding.measured) == (
        "加强督查12次。",
        True,
        True,
        True,
    )
    assert finding.figures == [{"metric": "督查", "comparator": "=", "value": "12.5", "unit": "次"}]
    assert (finding.start, finding.end) == (13, 18)


def test_correct_without_a_change_is_no_step(document: Document, planner: Member) -> None:
    finding = document.findings.all()[0]
    correct_finding(finding=finding, contents=finding.contents, by=planner, at=AT)
    finding.refresh_from_db()
    assert (finding.corrected, ReviewStep.objects.count()) == (False, 0)


def test_correct_needs_a_text(document: Document, planner: Member) -> None:
    finding = document.findings.all()[0]
    with pytest.raises(Refused):
        correct_finding(finding=finding, contents=row("  "), by=planner, at=AT)
    correct_finding(finding=finding, contents=row("有字"), by=planner, at=AT)


@pytest.mark.parametrize("state", [CONFIRMED, DROPPED, MERGED])
def test_what_is_decided_is_neither_corrected_nor_merged_nor_split(
    document: Document, planner: Member, state: str
) -> None:
    Finding.objects.filter(pk=numbers(document)[0]).update(state=state)
    finding = document.findings.all()[0]
    with pytest.raises(FindingGone):
        correct_finding(finding=finding, contents=row("x"), by=planner, at=AT)
    with pytest.raises(FindingGone):
        merge_findings(finding=finding, by=planner, at=AT)
    with pytest.raises(FindingGone):
        split_finding(finding=finding, offset=8, by=planner, at=AT)
    assert ReviewStep.objects.count() == 0


def test_drop_and_restore(document: Document, planner: Member) -> None:
    first, second, _ = numbers(document)
    assert drop_findings(document=document, findings=[first, second], by=planner, at=AT) == 2
    assert states(document) == [DROPPED, DROPPED, OPEN]
    assert drop_findings(document=document, findings=[first], by=planner, at=AT) == 0
    assert restore_findings(document=document, findings=[first], by=planner, at=AT) == 1
    assert states(document) == [OPEN, DROPPED, OPEN]
    assert restore_findings(document=document, findings=[first], by=planner, at=AT) == 0


def test_merge_joins_with_the_next_open_one(document: Document, planner: Member) -> None:
    first, second, third = document.findings.all()
    drop_findings(document=document, findings=[second.pk], by=planner, at=AT)
    merge_findings(finding=first, by=planner, at=AT)
    assert states(document) == [OPEN, DROPPED, MERGED]
    first.refresh_from_db()
    assert (first.text, first.start, first.end) == (
        "新建学校5所，改造操场。做好宣传。",
        0,
        third.end,
    )


def test_merge_needs_one_to_merge_with(document: Document, planner: Member) -> None:
    last = document.findings.all()[2]
    with pytest.raises(Refused):
        merge_findings(finding=last, by=planner, at=AT)


def test_merge_stays_within_the_article(document: Document, planner: Member) -> None:
    first, second, _ = document.findings.all()
    Finding.objects.exclude(pk=first.pk).update(article=1)
    with pytest.raises(Refused):
        merge_findings(finding=first, by=planner, at=AT)
    merge_findings(finding=second, by=planner, at=AT)


@pytest.mark.parametrize(
    ("path", "words"),
    [(["一、教育", "（二）宣传"], "(一、教育 › （二）宣传)"), ([], "(none)")],
)
def test_merge_across_headings_is_refused_and_changes_nothing(
    document: Document, planner: Member, path: list[str], words: str
) -> None:
    first, second, _ = document.findings.all()
    Finding.objects.filter(pk=first.pk).update(path=["一、教育", "（一）建设"])
    Finding.objects.filter(pk=second.pk).update(path=path)
    with pytest.raises(Refused) as refused:
        merge_findings(finding=first, by=planner, at=AT)
    assert f"is under a different heading {words}." in str(refused.value)
    assert (states(document), ReviewStep.objects.count()) == ([OPEN, OPEN, OPEN], 0)
    Finding.objects.filter(pk=second.pk).update(path=["一、教育", "（一）建设"])
    assert merge_findings(finding=first, by=planner, at=AT).path == ["一、教育", "（一）建设"]


def test_split_makes_two_with_their_places(document: Document, planner: Member) -> None:
    finding = document.findings.all()[0]
    first, second = split_finding(finding=finding, offset=7, by=planner, at=AT)
    texts = ["新建学校5所，", "改造操场。"]
    assert [first.text, second.text] == texts
    assert [document.text[f.start : f.end] for f in (first, second)] == texts
    assert [f.contents.owners for f in (first, second)] == [[EDUCATION], [EDUCATION]]
    assert [f.measured for f in (first, second)] == [True, False]
    assert [f.pk for f in document.findings.all()][:2] == [first.pk, second.pk]


def test_split_dates_each_part_by_its_own_words_in_the_documents_year(planner: Member) -> None:
    text = "6月底前建成学校5所，10月底前改造操场3个。"
    whole = row(
        text,
        owners=[EDUCATION],
        due=DueValue("10月底前", date(2025, 10, 31)),
        figures=[
            FigureValue("学校", "=", Decimal(5), "所"),
            FigureValue("改造操场", "=", Decimal(3), "个"),
        ],
    )
    document = cast.read(planner, [whole])
    parts = split_finding(finding=document.findings.get(), offset=11, by=planner, at=AT)
    assert [
        (p.text, p.due_text, p.due_date, [f["metric"] for f in p.figures], p.contents.owners)
        for p in parts
    ] == [
        ("6月底前建成学校5所，", "6月底前", "2025-06-30", ["学校"], [EDUCATION]),
        ("10月底前改造操场3个。", "10月底前", "2025-10-31", ["改造操场"], [EDUCATION]),
    ]


@pytest.mark.parametrize("offset", [0, 12, 500])
def test_split_needs_words_on_both_sides(document: Document, planner: Member, offset: int) -> None:
    with pytest.raises(Refused):
        split_finding(finding=document.findings.all()[0], offset=offset, by=planner, at=AT)


def test_split_of_a_text_longer_than_its_source_still_has_two_places(planner: Member) -> None:
    document = cast.read(planner, [row("甲乙。")])
    finding = document.findings.get()
    correct_finding(
        finding=finding, contents=row("甲乙，由区教育局负责，年底前完成。"), by=planner, at=AT
    )
    first, second = split_finding(finding=finding, offset=11, by=planner, at=AT)
    assert [(f.start, f.end) for f in (first, second)] == [(0, 3), (2, 3)]
    assert (
        len(confirm_findings(document=document, findings=numbers(document), by=planner, at=AT)) == 2
    )


def test_document_that_is_not_read_cannot_be_reviewed(document: Document, planner: Member) -> None:
    Document.objects.update(state=DocumentState.READING)
    with pytest.raises(Refused):
        drop_findings(document=document, findings=numbers(document), by=planner, at=AT)
    Document.objects.update(state=DocumentState.READ)
    assert drop_findings(document=document, findings=numbers(document), by=planner, at=AT) == 3


def test_only_keepers_of_the_ledger_review(
    document: Document,
    planner: Member,
    supervisor: Member,
    liaison: Member,
    leader: Member,
    auditor: Member,
    administrator: Member,
) -> None:
    first, second, _ = numbers(document)
    for member in (liaison, leader, auditor, administrator):
        with pytest.raises(Refused):
            confirm_findings(document=document, findings=[first], by=member, at=AT)
    assert len(confirm_findings(document=document, findings=[first], by=planner, at=AT)) == 1
    assert len(confirm_findings(document=document, findings=[second], by=supervisor, at=AT)) == 1


def test_officer_of_the_next_district_reaches_nothing(document: Document, stranger: Member) -> None:
    with pytest.raises(Document.DoesNotExist):
        confirm_findings(document=document, findings=numbers(document), by=stranger, at=AT)
    assert Task.objects.count() == 0


def test_every_step_is_one_entry_without_names(document: Document, planner: Member) -> None:
    first, second, _ = document.findings.all()
    before = Entry.objects.count()
    correct_finding(finding=first, contents=row("改。改。", person="王芳"), by=planner, at=AT)
    split_finding(finding=first, offset=2, by=planner, at=AT)
    merge_findings(finding=first, by=planner, at=AT)
    drop_findings(document=document, findings=[second.pk], by=planner, at=AT)
    new = list(Entry.objects.order_by("sequence"))[before:]
    assert [entry.verb for entry in new] == [
        "finding.corrected",
        "finding.split",
        "finding.merged",
        "finding.dropped",
    ]
    assert "王芳" not in str([entry.facts for entry in new])
    assert first_fault(document.authority_id) is None


def raced(home: Path, way: str) -> dict[str, Any]:
    """What became of two officers who confirmed the same five findings at once."""
    return outcome("tests.ledger.intake.actions.race", home, way)


def test_two_officers_at_once_enter_each_finding_once(tmp_path: Path) -> None:
    assert raced(tmp_path, "locked") == {"entered": [0, 5], "rows": 5}


def test_control_without_the_lock_each_is_entered_twice_or_one_of_them_fails(
    tmp_path: Path,
) -> None:
    twice = {"entered": [5, 5], "rows": 10}
    failed = {"entered": [-1, 5], "rows": 5}  # PostgreSQL sees the row's number taken
    assert raced(tmp_path, "unlocked") == (twice if connection.vendor == "sqlite" else failed)


def test_line_of_an_indicator_table_becomes_an_indicator(planner: Member) -> None:
    table = (
        "河西区主要指标\n"
        "序号 | 指标名称 | 单位 | 2025年 | 2030年 | 属性 | 牵头单位 |\n"
        "1 | 养老床位 | 张 | 620 | ≥900 | 约束性 | 区住建委 |\n"
        "2 | 网办率 | % | 91 | 98 | 预期性 | 区政务服务办 |\n"
    )
    document = cast.received(planner, name="指标.txt", text=table)
    read_received(document_id=document.pk, at=AT)
    findings = list(Finding.objects.filter(document=document))
    beds = findings[0]
    corrected = replace(
        beds.contents, figures=[replace(beds.contents.figures[0], value=Decimal(950))]
    )
    correct_finding(finding=beds, contents=corrected, by=planner, at=AT)

    tasks = confirm_findings(
        document=document, findings=[finding.pk for finding in findings], by=planner, at=AT
    )

    assert [task.indicator.measure for task in tasks] == [
        Measure(
            "养老床位",
            "张",
            Nature.BINDING,
            direction=Direction.UP,
            baseline=Baseline(2025, Decimal(620)),
            goals=[Goal(2030, ">=", Decimal(950))],
        ),
        Measure(
            "网办率",
            "%",
            Nature.EXPECTED,
            direction=Direction.UP,
            baseline=Baseline(2025, Decimal(91)),
            goals=[Goal(2030, "=", Decimal(98))],
        ),
    ]
    undo_step(document=document, by=planner, at=AT)
    assert not Indicator.objects.exists()
