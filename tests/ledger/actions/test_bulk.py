"""Changing many rows at once, and taking that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault, history_of
from lantu.ledger.actions import bulk
from lantu.ledger.actions.bulk import change_rows, undo_rows
from lantu.ledger.actions.task import edit_task
from lantu.ledger.changes import AddOwner, RemoveOwner, RowChange, SetDue, SetPerson
from lantu.ledger.choices import OpenDue, OwnerRole
from lantu.ledger.facts import contents_of, facts_of
from lantu.ledger.models import BulkStep, Task
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from tests import cast
from tests.cast import AT


def row(text: str = "新建学校5所", **contents: object) -> RowContents:
    """Contents as they come back from the database, where what is missing is an empty list."""
    return cast.row(text, **{"owners": [], "figures": [], **contents})


LEAD, SUPPORT = OwnerRole.LEAD, OwnerRole.SUPPORT
HOUSING = OwnerName("区住建委", LEAD)
FULL = row(
    "改造老旧小区12个",
    owners=[HOUSING, OwnerName("区教育局", SUPPORT)],
    figures=[FigureValue("改造老旧小区", ">=", Decimal("12.5"), "个")],
    due=DueValue("年底前", date(2025, 12, 31)),
    person="张三",
    post="主任",
)
DUE = DueValue("", date(2026, 6, 30))


@pytest.fixture
def tasks(planner: Member) -> list[Task]:
    return cast.entered(planner, [FULL, row("加强督查"), row("植树造林")])


def contents() -> list[object]:
    return [task.contents for task in Task.objects.order_by("number")]


@pytest.mark.parametrize(
    ("change", "first", "second"),
    [
        (
            AddOwner("区审计局", SUPPORT),
            replace(FULL, owners=[*FULL.owners, OwnerName("区审计局", SUPPORT)]),
            row("加强督查", owners=[OwnerName("区审计局", SUPPORT)]),
        ),
        (
            AddOwner("区住建委", SUPPORT),
            replace(FULL, owners=[OwnerName("区住建委", SUPPORT), FULL.owners[1]]),
            row("加强督查", owners=[OwnerName("区住建委", SUPPORT)]),
        ),
        (RemoveOwner("区住建委"), replace(FULL, owners=FULL.owners[1:]), row("加强督查")),
        (SetDue(DUE), replace(FULL, due=DUE), row("加强督查", due=DUE)),
        (
            SetPerson("李四"),
            replace(FULL, person="李四", post=""),
            row("加强督查", person="李四"),
        ),
    ],
)
def test_change_is_made_to_the_chosen_rows_and_taken_back(
    tasks: list[Task], planner: Member, change: RowChange, first: object, second: object
) -> None:
    before = contents()
    step = change_rows(rows=[t.pk for t in tasks[:2]], change=change, by=planner, at=AT)
    assert contents() == [first, second, before[2]]
    assert step is not None
    assert undo_rows(step=step, by=planner, at=AT) == (len(step.before), 0)
    assert contents() == before
    assert first_fault(planner.authority_id) is None
    with pytest.raises(Refused, match="taken back already"):
        undo_rows(step=step, by=planner, at=AT)


def test_row_knows_its_unit_and_readiness_after_the_change(
    tasks: list[Task], planner: Member, liaison: Member
) -> None:
    change_rows(rows=[tasks[1].pk], change=AddOwner("区住建委", LEAD), by=planner, at=AT)
    changed = Task.objects.get(pk=tasks[1].pk)
    assert (changed.owned, changed.version) == (True, 2)
    assert [owner.unit for owner in changed.owners.all()] == [liaison.unit]
    last = history_of(planner.authority_id, "task", changed.pk).last()
    assert last is not None
    assert (last.verb, last.facts) == ("task.edited", {"owners": [[], [["区住建委", "lead"]]]})


def test_rows_edited_since_stay_when_it_is_taken_back(
    tasks: list[Task], planner: Member, supervisor: Member
) -> None:
    step = change_rows(rows=[t.pk for t in tasks], change=SetDue(DUE), by=planner, at=AT)
    assert step is not None
    mine = row("加强督查检查", due=DUE)
    edit_task(task=tasks[1], contents=mine, version=2, by=supervisor, at=AT)
    assert undo_rows(step=step, by=planner, at=AT) == (2, 1)
    assert contents() == [FULL, mine, row("植树造林")]


def test_what_changes_nothing_leaves_no_trace(tasks: list[Task], planner: Member) -> None:
    entries = Entry.objects.count()
    change = AddOwner(HOUSING.name, LEAD)
    assert change_rows(rows=[tasks[0].pk], change=change, by=planner, at=AT) is None
    assert change_rows(rows=[], change=change, by=planner, at=AT) is None
    assert (Entry.objects.count(), BulkStep.objects.count()) == (entries, 0)


def test_only_keepers_change_rows_and_only_their_own(
    tasks: list[Task], planner: Member, leader: Member, stranger: Member
) -> None:
    rows = [task.pk for task in tasks]
    with pytest.raises(Refused, match="Only planners and supervisors"):
        change_rows(rows=rows, change=SetDue(DUE), by=leader, at=AT)
    assert change_rows(rows=rows, change=SetDue(DUE), by=stranger, at=AT) is None
    step = change_rows(rows=rows, change=SetDue(DUE), by=planner, at=AT)
    assert step is not None
    with pytest.raises(BulkStep.DoesNotExist):
        undo_rows(step=step, by=stranger, at=AT)


def test_too_many_rows_are_refused(
    tasks: list[Task], planner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    with pytest.raises(Refused, match="At most 2 rows"):
        change_rows(rows=[t.pk for t in tasks], change=SetDue(DUE), by=planner, at=AT)


def test_three_rows_take_as_many_queries_as_one(tasks: list[Task], planner: Member) -> None:
    counts = []
    for rows, due in ((tasks[:1], DUE), (tasks, DueValue("", None, OpenDue.ONGOING))):
        with CaptureQueriesContext(connection) as seen:
            change_rows(rows=[t.pk for t in rows], change=SetDue(due), by=planner, at=AT)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_contents_come_back_from_what_was_written_of_them() -> None:
    for said in (FULL, row(), row(due=DueValue("长期", None, OpenDue.ONGOING))):
        assert contents_of(facts_of(said)) == said
