"""Taking back the last step of one's own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.ledger.actions.task import edit_task
from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.actions.review import (
    confirm_findings,
    correct_finding,
    drop_findings,
    merge_findings,
    restore_findings,
    split_finding,
)
from lantu.ledger.intake.actions.undo import Undone, undo_step
from lantu.ledger.intake.models import ReviewStep
from lantu.ledger.models import Document, Task
from lantu.ledger.rows import FigureValue, OwnerName
from tests import cast
from tests.cast import AT, row


@pytest.fixture
def document(planner: Member) -> Document:
    rows = [
        row(
            "新建学校5所，改造操场。",
            owners=[OwnerName("区教育局", OwnerRole.LEAD)],
            figures=[FigureValue("新建学校", ">=", Decimal(5), "所")],
        ),
        row("加强督查。"),
        row("做好宣传。"),
    ]
    document = cast.read(planner, rows)
    drop_findings(document=document, findings=[document.findings.all()[2].pk], by=planner, at=AT)
    ReviewStep.objects.all().delete()
    return document


def everything(document: Document) -> list[dict[str, Any]]:
    return list(document.findings.order_by("pk").values())


def _confirm(document: Document, by: Member) -> None:
    found = [finding.pk for finding in document.findings.all()]
    confirm_findings(document=document, findings=found, by=by, at=AT)


def _correct(document: Document, by: Member) -> None:
    correct_finding(finding=document.findings.all()[0], contents=row("改过。"), by=by, at=AT)


def _drop(document: Document, by: Member) -> None:
    drop_findings(document=document, findings=[document.findings.all()[0].pk], by=by, at=AT)


def _restore(document: Document, by: Member) -> None:
    restore_findings(document=document, findings=[document.findings.all()[2].pk], by=by, at=AT)


def _merge(document: Document, by: Member) -> None:
    merge_findings(finding=document.findings.all()[0], by=by, at=AT)


def _split(document: Document, by: Member) -> None:
    split_finding(finding=document.findings.all()[0], offset=7, by=by, at=AT)


STEPS: dict[str, Callable[[Document, Member], None]] = {
    "confirm": _confirm,
    "correct": _correct,
    "drop": _drop,
    "restore": _restore,
    "merge": _merge,
    "split": _split,
}


@pytest.mark.parametrize("verb", STEPS)
def test_undo_brings_back_everything_as_it_was(
    document: Document, planner: Member, verb: str
) -> None:
    before = everything(document)
    STEPS[verb](document, planner)
    assert everything(document) != before
    undone = undo_step(document=document, by=planner, at=AT)
    assert undone.verb == verb
    assert everything(document) == before
    assert (Task.objects.count(), ReviewStep.objects.count()) == (0, 0)


def test_undo_goes_back_step_by_step(document: Document, planner: Member) -> None:
    before = everything(document)
    for step in (_split, _merge, _correct, _drop, _confirm):
        step(document, planner)
    verbs = [undo_step(document=document, by=planner, at=AT).verb for _ in range(5)]
    assert verbs == ["confirm", "drop", "correct", "merge", "split"]
    assert everything(document) == before
    with pytest.raises(Refused):
        undo_step(document=document, by=planner, at=AT)


def test_undone_says_which_findings(document: Document, planner: Member) -> None:
    first, second, _ = document.findings.all()
    confirm_findings(document=document, findings=[first.pk, second.pk], by=planner, at=AT)
    assert undo_step(document=document, by=planner, at=AT) == Undone(
        "confirm", (first.pk, second.pk)
    )


def test_undone_rows_leave_the_ledger_and_their_numbers_are_given_again(
    document: Document, planner: Member
) -> None:
    _confirm(document, planner)
    undo_step(document=document, by=planner, at=AT)
    _confirm(Document.objects.get(pk=document.pk), planner)
    assert list(Task.objects.values_list("number", flat=True)) == [1, 2]


def test_undo_takes_back_ones_own_step_only(
    document: Document, planner: Member, supervisor: Member
) -> None:
    first, second, _ = document.findings.all()
    drop_findings(document=document, findings=[first.pk], by=planner, at=AT)
    drop_findings(document=document, findings=[second.pk], by=supervisor, at=AT)
    assert undo_step(document=document, by=planner, at=AT).findings == (first.pk,)
    assert [f.state for f in document.findings.all()] == ["open", "dropped", "dropped"]
    with pytest.raises(Refused):
        undo_step(document=document, by=planner, at=AT)


def test_undo_is_refused_where_somebody_else_went_on(
    document: Document, planner: Member, supervisor: Member
) -> None:
    _split(document, planner)
    made = document.findings.all()[1]
    drop_findings(document=document, findings=[made.pk], by=supervisor, at=AT)
    after = everything(document)
    with pytest.raises(Refused, match=supervisor.name):
        undo_step(document=document, by=planner, at=AT)
    assert everything(document) == after
    undo_step(document=document, by=supervisor, at=AT)
    assert undo_step(document=document, by=planner, at=AT).verb == "split"


def test_row_edited_in_the_ledger_is_not_taken_back(document: Document, planner: Member) -> None:
    _confirm(document, planner)
    task = Task.objects.all()[0]
    edit_task(task=task, contents=row("在台账里改过。"), version=1, by=planner, at=AT)
    after = everything(document)
    with pytest.raises(Refused):
        undo_step(document=document, by=planner, at=AT)
    assert everything(document) == after
    assert Task.objects.count() == 2


def test_undo_is_for_keepers_of_this_ledger(
    document: Document, planner: Member, auditor: Member, stranger: Member
) -> None:
    _drop(document, planner)
    with pytest.raises(Refused):
        undo_step(document=document, by=auditor, at=AT)
    with pytest.raises(Document.DoesNotExist):
        undo_step(document=document, by=stranger, at=AT)
    assert undo_step(document=document, by=planner, at=AT).verb == "drop"


def test_undo_is_an_entry_of_its_own(document: Document, planner: Member) -> None:
    _drop(document, planner)
    undo_step(document=document, by=planner, at=AT)
    last = Entry.objects.filter(authority_id=document.authority_id).order_by("-sequence")[0]
    assert (last.verb, last.facts, last.member_id) == (
        "review.undone",
        {"step": "drop"},
        planner.pk,
    )


def test_undo_needs_as_many_queries_for_three_as_for_one(planner: Member) -> None:
    counts = []
    for rows in (1, 3, 40):
        document = cast.read(planner, [row(f"第{i}项。") for i in range(rows)], name=f"{rows}.txt")
        _confirm(document, planner)
        with CaptureQueriesContext(connection) as seen:
            undo_step(document=document, by=planner, at=AT)
        counts.append(len(seen))
        assert {f.state for f in document.findings.all()} == {"open"}
    assert counts == counts[:1] * 3
