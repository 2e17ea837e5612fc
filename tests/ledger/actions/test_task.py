"""Entering, editing and withdrawing rows: what is kept, what is refused, what the journal says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.actions import add_alias
from lantu.directory.models import Member, Unit
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault, history_of
from lantu.ledger.actions.task import (
    NewRow,
    TaskChangedMeanwhile,
    adopt_owner_names,
    edit_task,
    enter_tasks,
    undo_edit,
    withdraw_tasks,
)
from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.facts import changes_between, contents_before, facts_of
from lantu.ledger.models import Plan, Task, TaskFigure, TaskOwner
from lantu.ledger.queries.tasks import task_for
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from tests import cast

LATER = cast.AT + timedelta(days=1)
FULL = RowContents(
    kind=Kind.TASK,
    text="新建学校5所",
    owners=[OwnerName("区教育局", OwnerRole.LEAD), OwnerName("市教委", OwnerRole.SUPPORT)],
    figures=[FigureValue("新建学校", ">=", Decimal(5), "所")],
    due=DueValue("2025年底前", date(2025, 12, 31)),
    person="张三",
    post="局长",
)
BARE = cast.row("加强宣传引导")


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


@pytest.fixture
def task(planner: Member, plan: Plan) -> Task:
    return cast.entered(planner, [FULL], plan=plan)[0]


def edit(task: Task, by: Member, version: int = 1, **changed: Any) -> Task:
    contents = replace(FULL, **changed)
    return edit_task(task=task, contents=contents, version=version, by=by, at=LATER)


def now(task: Task, member: Member) -> RowContents:
    found = task_for(member, task.pk)
    assert found is not None
    return found.contents


def history(task: Task) -> list[tuple[str, dict[str, Any]]]:
    return [(e.verb, e.facts) for e in history_of(task.authority_id, "task", task.pk)]


# Entering


def test_entered_rows_have_all_parts_and_the_plans_next_numbers(
    planner: Member, plan: Plan, units: dict[str, Unit]
) -> None:
    first = cast.entered(planner, [FULL, BARE], plan=plan)
    second = cast.entered(planner, [BARE], plan=plan, name="补充.txt")
    assert [t.number for t in (*first, *second)] == [1, 2, 3]
    assert now(first[0], planner) == FULL
    owners = TaskOwner.objects.filter(task=first[0])
    assert [(o.name, o.role, o.unit) for o in owners] == [
        ("区教育局", "lead", units["区教育局"]),
        ("市教委", "support", None),
    ]
    assert [(t.owned, t.dated, t.measured) for t in first] == [(True, True, True), (False,) * 3]
    assert history(first[1]) == [
        (
            "task.entered",
            {
                "plan": plan.pk,
                "number": 2,
                "document": first[1].document_id,
                "span": [first[1].start, first[1].end],
                "text": "加强宣传引导",
            },
        )
    ]


def test_numbers_of_withdrawn_rows_are_given_again_so_that_there_is_no_hole(
    planner: Member, plan: Plan
) -> None:
    tasks = cast.entered(planner, [BARE] * 5, plan=plan)
    withdraw_tasks([tasks[1], tasks[3]], by=planner, at=LATER)
    assert [t.number for t in cast.entered(planner, [BARE] * 3, plan=plan)] == [2, 4, 6]
    assert list(Task.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_each_plan_counts_its_own_rows(planner: Member, plan: Plan) -> None:
    cast.entered(planner, [BARE] * 2, plan=plan)
    other = cast.plan(planner, "另一方案")
    assert [t.number for t in cast.entered(planner, [BARE], plan=other)] == [1]


def test_entering_takes_the_same_queries_for_any_number_of_rows(
    planner: Member, plan: Plan
) -> None:
    document, counts = cast.read(planner, [FULL], plan=plan), []
    for count in (1, 3):
        rows = [NewRow(FULL, 0, 5)] * count
        with CaptureQueriesContext(connection) as seen:
            enter_tasks(rows, plan=plan, document=document, by=planner, at=cast.AT)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 17  # PostgreSQL takes its turn with two more than SQLite


def test_only_keepers_enter_edit_and_withdraw(
    task: Task,
    plan: Plan,
    supervisor: Member,
    leader: Member,
    liaison: Member,
    auditor: Member,
    administrator: Member,
) -> None:
    for member in (leader, liaison, auditor, administrator):
        for attempt in (
            lambda m: edit(task, m, text="改"),
            lambda m: undo_edit(task=task, version=1, by=m, at=LATER),
            lambda m: withdraw_tasks([task], by=m, at=LATER),
            lambda m: enter_tasks([], plan=plan, document=task.document, by=m, at=LATER),
        ):
            with pytest.raises(Refused, match="Only planners and supervisors"):
                attempt(member)
    assert edit(task, supervisor, text="改").text == "改"


def test_keeper_of_another_district_changes_nothing(
    task: Task, plan: Plan, planner: Member, stranger: Member
) -> None:
    with pytest.raises(ObjectDoesNotExist):
        edit(task, stranger, text="改")
    with pytest.raises(ObjectDoesNotExist):
        enter_tasks([], plan=plan, document=task.document, by=stranger, at=LATER)
    withdraw_tasks([task], by=stranger, at=LATER)
    assert now(task, planner) == FULL


# Editing


def test_edit_replaces_contents_and_the_journal_keeps_what_was_before(
    task: Task, planner: Member, supervisor: Member, units: dict[str, Unit]
) -> None:
    owners = [OwnerName("区住建委", OwnerRole.LEAD)]
    saved = edit(
        task,
        supervisor,
        text="  新建学校6所 ",
        owners=owners,
        figures=[],
        due=DueValue("长期", None, OpenDue.ONGOING),
        kind=Kind.TARGET,
    )
    after = replace(
        FULL,
        kind=Kind.TARGET,
        text="新建学校6所",
        owners=owners,
        figures=[],
        due=DueValue("长期", None, OpenDue.ONGOING),
    )
    assert saved.contents == now(task, planner) == after
    assert (saved.version, saved.owned, saved.dated, saved.measured) == (2, True, True, False)
    assert (saved.changed_at, saved.created_at) == (LATER, cast.AT)
    assert TaskOwner.objects.get(task=task).unit == units["区住建委"]
    assert history(task)[1:] == [
        (
            "task.edited",
            {
                "kind": ["task", "target"],
                "text": ["新建学校5所", "新建学校6所"],
                "owners": [[["区教育局", "lead"], ["市教委", "support"]], [["区住建委", "lead"]]],
                "figures": [[["新建学校", ">=", "5", "所"]], []],
                "due": [["2025年底前", "2025-12-31"], ["长期", "ongoing"]],
            },
        )
    ]
    assert Entry.objects.order_by("-sequence")[0].member_id == supervisor.pk
    assert first_fault(task.authority_id) is None


def test_names_of_persons_stay_out_of_the_journal(task: Task, planner: Member) -> None:
    edit(task, planner, person="李四", post="副局长")
    assert now(task, planner).person == "李四"
    assert history(task)[-1] == ("task.edited", {"person": ["…", "…"], "post": ["…", "…"]})
    text = str(list(Entry.objects.values_list("facts", flat=True)))
    assert "张三" not in text
    assert "李四" not in text


def test_edit_that_changes_nothing_is_no_edit(task: Task, planner: Member) -> None:
    assert edit(task, planner, text=" 新建学校5所\n", person="张三 ").version == 1
    assert [verb for verb, _ in history(task)] == ["task.entered"]


def test_edit_of_an_older_version_is_refused(
    task: Task, planner: Member, supervisor: Member
) -> None:
    edit(task, supervisor, text="督查室改的")
    with pytest.raises(TaskChangedMeanwhile, match="Someone else has changed this row"):
        edit(task, planner, version=1, text="规划员改的")
    assert now(task, planner).text == "督查室改的"
    assert edit(task, planner, version=2, text="规划员改的").version == 3


@pytest.mark.parametrize("text", ["", " ", "\n\u3000"])
def test_row_without_text_is_refused(task: Task, planner: Member, text: str) -> None:
    with pytest.raises(Refused, match="A row needs a text"):
        edit(task, planner, text=text)
    assert now(task, planner) == FULL


def test_clearing_all_parts_makes_the_row_lack_everything(task: Task, planner: Member) -> None:
    saved = edit(task, planner, owners=[], figures=[], due=DueValue("尽快"))
    assert (saved.owned, saved.dated, saved.measured) == (False, False, False)
    assert (saved.due_text, saved.due_date, saved.due_open) == ("尽快", None, "")
    assert TaskFigure.objects.count() == TaskOwner.objects.count() == 0


# Taking back an edit


def test_undo_puts_back_what_the_edit_replaced_as_an_edit_of_its_own(
    task: Task, planner: Member, supervisor: Member
) -> None:
    edit(task, planner, text="改", owners=[], figures=[], due=DueValue(), kind=Kind.RESULT)
    saved = undo_edit(task=task, version=2, by=supervisor, at=LATER)
    assert (now(task, planner), saved.version) == (FULL, 3)
    assert [verb for verb, _ in history(task)] == ["task.entered", "task.edited", "task.edited"]


def test_undo_is_refused_once_somebody_has_edited_since(
    task: Task, planner: Member, supervisor: Member
) -> None:
    edit(task, planner, text="改")
    edit(task, supervisor, version=2, text="再改")
    with pytest.raises(TaskChangedMeanwhile):
        undo_edit(task=task, version=2, by=planner, at=LATER)
    assert now(task, planner).text == "再改"


def test_undo_is_refused_where_nothing_was_edited_or_the_journal_keeps_no_names(
    task: Task, planner: Member
) -> None:
    with pytest.raises(Refused, match="cannot be taken back"):
        undo_edit(task=task, version=1, by=planner, at=LATER)
    edit(task, planner, person="李四", text="改")
    with pytest.raises(Refused, match="cannot be taken back"):
        undo_edit(task=task, version=2, by=planner, at=LATER)
    assert now(task, planner).person == "李四"


# Withdrawing


def test_withdrawn_rows_are_gone_and_the_journal_keeps_that(planner: Member, plan: Plan) -> None:
    first, second = cast.entered(planner, [FULL, BARE], plan=plan)
    withdraw_tasks([first], by=planner, at=LATER)
    assert list(Task.objects.values_list("number", flat=True)) == [2]
    assert TaskOwner.objects.count() == TaskFigure.objects.count() == 0
    assert history(first)[-1] == ("task.withdrawn", {"plan": plan.pk, "number": 1})
    assert now(second, planner).text == BARE.text


def test_row_edited_in_the_ledger_is_not_withdrawn(planner: Member, plan: Plan) -> None:
    tasks = cast.entered(planner, [FULL, BARE], plan=plan)
    edit(tasks[0], planner, text="改")
    with pytest.raises(Refused, match="can no longer be taken back"):
        withdraw_tasks(tasks, by=planner, at=LATER)  # as they were read before the edit
    assert Task.objects.count() == 2


# Names


def test_rows_learn_who_a_body_is(task: Task, units: dict[str, Unit], planner: Member) -> None:
    adopt_owner_names(authority=planner.authority, names=["市教委"], unit=units["区教育局"])
    assert [o.unit for o in TaskOwner.objects.filter(task=task)] == [units["区教育局"]] * 2
    adopt_owner_names(authority=planner.authority, names=["区教育局"], unit=units["区审计局"])
    assert TaskOwner.objects.filter(unit=units["区审计局"]).count() == 0


def test_edit_finds_units_by_every_name_they_go_by(
    task: Task, units: dict[str, Unit], planner: Member
) -> None:
    add_alias(unit=units["区住建委"], name="住房城乡建设部门", at=cast.AT)
    names = ["住建委", "河西区住房和建设委员会", "区住建委", "住房城乡建设部门", "无此单位"]
    edit(task, planner, owners=[OwnerName(name, OwnerRole.LEAD) for name in names])
    found = [o.unit for o in TaskOwner.objects.filter(task=task)]
    assert found == [units["区住建委"]] * 4 + [None]


# Facts


def test_facts_go_to_the_journal_and_back() -> None:
    other = RowContents(kind=Kind.RESULT, text="改", person="张三", post="局长")
    changes = changes_between(FULL, other)
    assert list(changes) == ["kind", "text", "owners", "figures", "due"]
    assert contents_before(other, changes) == FULL
    assert contents_before(other, {}) == other
    assert contents_before(other, {"person": ["…", "…"]}) is None


def test_figures_are_written_without_powers_and_needless_zeros() -> None:
    figures = [
        FigureValue("", "=", Decimal(v), "") for v in ("5.500000", "1E+6", "0", "-3", "0.000001")
    ]
    facts = facts_of(replace(FULL, figures=figures))["figures"]
    assert [digits for _, _, digits, _ in facts] == ["5.5", "1000000", "0", "-3", "0.000001"]
