"""Making one row of two that say the same, with both sources kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.queries import first_fault, history_of
from lantu.ledger.actions.duplicate import (
    completed,
    merge_rows,
    part_rows,
    take_back_distinct,
    tell_apart,
)
from lantu.ledger.actions.indicator import track_rows
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Distinct, Task
from lantu.ledger.queries.duplicates import duplicate_pairs, duplicates_of, in_full, merged_row
from lantu.ledger.queries.tasks import LedgerFilter, ledger_page, task_for
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from tests import cast
from tests.cast import AT

HOUSING = [OwnerName("区住建委", OwnerRole.LEAD)]
SCHOOLS = [OwnerName("区教育局", OwnerRole.LEAD)]
FLATS = [FigureValue("老旧小区", ">=", Decimal(12), "个")]
DUE = DueValue("年底前", date(2025, 12, 31))


@pytest.fixture
def rows(planner: Member) -> tuple[Task, Task]:
    """The same work in a division of tasks and in a page of pledges, and something else in both."""
    first = cast.entered(
        planner,
        [cast.row("改造老旧小区12个，加装电梯40部", owners=HOUSING), cast.row("举办龙舟赛")],
        name="分工.txt",
    )
    second = cast.entered(
        planner,
        [
            cast.row("完成老旧小区改造12个、加装电梯", owners=SCHOOLS, figures=FLATS, due=DUE),
            cast.row("加强森林防火巡查"),
        ],
        name="实事.txt",
    )
    return first[0], second[0]


def test_alike_rows_of_different_documents_are_found(
    rows: tuple[Task, Task], planner: Member, leader: Member, stranger: Member
) -> None:
    (pair,) = duplicate_pairs(planner)
    assert [(p.one, p.other) for p in in_full([pair])] == [rows]
    assert "老旧小区" in pair.words
    assert duplicate_pairs(stranger) == []
    assert [p.one for p in duplicate_pairs(planner, rows[1].plan_id)] == [rows[0].pk]
    other = cast.plan(planner, "别的方案")
    assert duplicate_pairs(planner, other.pk) == []


def test_rows_of_one_document_are_never_offered(planner: Member) -> None:
    cast.entered(planner, [cast.row("改造老旧小区12个"), cast.row("改造老旧小区30个")])

    assert duplicate_pairs(planner) == []


def test_kept_row_takes_over_what_it_lacks_and_keeps_its_own(
    rows: tuple[Task, Task], planner: Member
) -> None:
    kept, other = rows
    merge_rows(kept=kept, other=other, by=planner, at=AT)

    found = task_for(planner, kept.pk)
    assert found is not None
    assert found.contents == replace(kept.contents, figures=FLATS, due=DUE, owners=HOUSING)
    assert [(row.pk, row.document) for row in duplicates_of(found)] == [(other.pk, other.document)]
    assert task_for(planner, other.pk) is None
    merged = merged_row(planner, other.pk)
    assert merged is not None
    assert merged.merged_into == kept
    assert kept.pk in {t.pk for t in ledger_page(planner, LedgerFilter()).rows}
    assert other.pk not in {t.pk for t in ledger_page(planner, LedgerFilter()).rows}
    assert duplicate_pairs(planner) == []
    verbs = [e.verb for e in history_of(planner.authority_id, "task", other.pk)]
    assert verbs == ["task.entered", "task.merged_into"]
    assert first_fault(planner.authority_id) is None


def test_merged_rows_can_be_parted_again(rows: tuple[Task, Task], planner: Member) -> None:
    kept, other = rows
    merge_rows(kept=kept, other=other, by=planner, at=AT)
    part_rows(other=other, by=planner, at=AT)
    part_rows(other=other, by=planner, at=AT)

    found = task_for(planner, other.pk)
    assert found is not None
    assert found.contents == other.contents
    assert len(duplicate_pairs(planner)) == 1


def test_row_that_stands_for_others_hands_them_on(rows: tuple[Task, Task], planner: Member) -> None:
    (third,) = cast.entered(planner, [cast.row("老旧小区改造12个，电梯加装")], name="报告.txt")
    merge_rows(kept=rows[0], other=rows[1], by=planner, at=AT)
    merge_rows(kept=third, other=rows[0], by=planner, at=AT)

    assert {row.pk for row in duplicates_of(third)} == {rows[0].pk, rows[1].pk}


def test_told_apart_is_not_offered_again_until_taken_back(
    rows: tuple[Task, Task], planner: Member
) -> None:
    made = tell_apart(one=rows[1], other=rows[0], by=planner, at=AT)
    again = tell_apart(one=rows[0], other=rows[1], by=planner, at=AT)
    assert (made, duplicate_pairs(planner)) == (again, [])
    take_back_distinct(distinct=made, by=planner, at=AT)
    take_back_distinct(distinct=made, by=planner, at=AT)
    assert len(duplicate_pairs(planner)) == 1


def test_indicators_row_is_the_one_to_keep(rows: tuple[Task, Task], planner: Member) -> None:
    kept, other = rows
    track_rows(tasks=[other], by=planner, at=AT)

    with pytest.raises(Refused, match="keep that row of the two"):
        merge_rows(kept=kept, other=other, by=planner, at=AT)
    merge_rows(kept=other, other=kept, by=planner, at=AT)
    assert Task.objects.get(pk=other.pk).contents.figures == FLATS


def test_what_cannot_be_one_is_refused(
    rows: tuple[Task, Task], planner: Member, leader: Member, stranger: Member
) -> None:
    kept, other = rows
    for by, words in ((leader, "Only planners and supervisors"), (stranger, "no longer there")):
        with pytest.raises(Refused, match=words):
            merge_rows(kept=kept, other=other, by=by, at=AT)
        with pytest.raises(Refused, match=words):
            tell_apart(one=kept, other=other, by=by, at=AT)
    with pytest.raises(Refused, match="no longer there"):
        merge_rows(kept=kept, other=kept, by=planner, at=AT)
    merge_rows(kept=kept, other=other, by=planner, at=AT)
    with pytest.raises(Refused, match="stands for another already"):
        merge_rows(kept=kept, other=other, by=planner, at=AT)
    with pytest.raises(Task.DoesNotExist):
        part_rows(other=other, by=stranger, at=AT)
    assert Distinct.objects.count() == 0


def test_person_and_post_are_taken_over_together() -> None:
    bare, named = cast.row(), cast.row(person="张三", post="主任")
    other = cast.row(person="李四", post="局长")

    assert completed(bare, named) == named
    assert completed(named, other) == named
    assert completed(cast.row(post="主任"), other) == cast.row(person="李四", post="主任")
