"""Starting plans, saying what they are, and passing them on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import ObjectDoesNotExist

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.queries import history_of
from lantu.ledger.actions.plan import (
    PlanFacts,
    change_status,
    edit_plan,
    set_down_version,
    start_plan,
)
from lantu.ledger.actions.task import edit_task, withdraw_tasks
from lantu.ledger.choices import PlanLevel, PlanStatus
from lantu.ledger.models import Plan
from lantu.ledger.plan_status import FOLLOWING
from lantu.ledger.queries.plans import present_rows
from lantu.ledger.rows import DueValue
from lantu.ledger.versions import compare
from tests import cast

CLOSED = PlanStatus.CLOSED
LATER = cast.AT + timedelta(days=1)


def verbs(plan: Plan) -> list[tuple[str, dict[str, object]]]:
    return [(e.verb, e.facts) for e in history_of(plan.authority_id, "plan", plan.pk)]


def test_plan_is_started_once_under_a_title(planner: Member, supervisor: Member) -> None:
    plan = start_plan(title="  2025年任务分工 ", year=2025, by=planner, at=cast.AT)
    again = start_plan(title="2025年任务分工", year=2026, by=supervisor, at=LATER)
    assert again == plan
    assert (plan.title, plan.period, plan.created_at) == ("2025年任务分工", "2025", cast.AT)
    assert verbs(plan) == [
        ("plan.started", {"title": "2025年任务分工", "period": [2025, 2025], "status": "adopted"})
    ]


def test_same_title_in_another_district_is_another_plan(planner: Member, stranger: Member) -> None:
    mine = start_plan(title="任务分工", by=planner, at=cast.AT)
    theirs = start_plan(title="任务分工", by=stranger, at=cast.AT)
    assert mine != theirs


def test_long_title_is_cut(planner: Member) -> None:
    assert start_plan(title="长" * 300, by=planner, at=cast.AT).title == "长" * 200


def test_plan_needs_a_title_and_a_keeper(planner: Member, leader: Member) -> None:
    plan = start_plan(title="任务分工", by=planner, at=cast.AT)
    with pytest.raises(Refused, match="A plan needs a title"):
        start_plan(title=" ", by=planner, at=cast.AT)
    with pytest.raises(Refused, match="A plan needs a title"):
        edit_plan(plan=plan, facts=PlanFacts(" "), by=planner, at=LATER)
    for attempt in (
        lambda: start_plan(title="又一个", by=leader, at=cast.AT),
        lambda: edit_plan(plan=plan, facts=PlanFacts("又一个"), by=leader, at=LATER),
        lambda: change_status(plan=plan, status=CLOSED, note="x", by=leader, at=LATER),
        lambda: set_down_version(plan=plan, note="x", by=leader, at=LATER),
    ):
        with pytest.raises(Refused, match="Only planners and supervisors"):
            attempt()
    assert list(Plan.objects.values_list("title", flat=True)) == ["任务分工"]


def test_edit_says_what_a_plan_is_and_keeps_the_old_in_the_journal(
    planner: Member, supervisor: Member
) -> None:
    above = start_plan(title="“十五五”规划", by=planner, at=cast.AT)
    plan = start_plan(title="旧名", year=2025, by=planner, at=cast.AT)
    facts = PlanFacts(" 新名 ", PlanLevel.DEPARTMENT, 2026, None, above.pk)
    edited = edit_plan(plan=plan, facts=facts, by=supervisor, at=LATER)
    assert (edited.title, edited.level, edited.period, edited.parent) == (
        "新名",
        "department",
        "2026",
        above,
    )
    assert verbs(plan)[1:] == [
        (
            "plan.edited",
            {
                "title": ["旧名", "新名"],
                "level": ["district", "department"],
                "period": [[2025, 2025], [2026, 2026]],
                "parent": [None, above.pk],
            },
        )
    ]
    edit_plan(plan=plan, facts=facts, by=supervisor, at=LATER)
    assert len(verbs(plan)) == 2


def test_edit_that_cannot_be_is_refused_in_words(planner: Member, stranger: Member) -> None:
    plan = start_plan(title="甲", by=planner, at=cast.AT)
    below = start_plan(title="乙", by=planner, at=cast.AT)
    theirs = start_plan(title="丙", by=stranger, at=cast.AT)
    edit_plan(plan=below, facts=PlanFacts("乙", parent=plan.pk), by=planner, at=LATER)
    department = start_plan(title="丁", by=planner, at=cast.AT)
    low = PlanFacts("丁", PlanLevel.DEPARTMENT)
    edit_plan(plan=department, facts=low, by=planner, at=LATER)
    for facts, words in (
        (PlanFacts("乙"), "There is a plan of this title already"),
        (PlanFacts("甲", first_year=2030, last_year=2026), "lies before the first"),
        (PlanFacts("甲", parent=plan.pk), "Choose another plan"),
        (PlanFacts("甲", parent=theirs.pk), "Choose another plan"),
        (PlanFacts("甲", parent=below.pk), "stands below this one already"),
        (PlanFacts("甲", parent=department.pk), "cannot be of a lower level"),
    ):
        with pytest.raises(Refused, match=words):
            edit_plan(plan=plan, facts=facts, by=planner, at=LATER)
    with pytest.raises(ObjectDoesNotExist):
        edit_plan(plan=plan, facts=PlanFacts("戊"), by=stranger, at=LATER)
    edit_plan(plan=plan, facts=PlanFacts("丙"), by=planner, at=LATER)
    assert Plan.objects.get(pk=plan.pk).title == "丙"


@pytest.mark.parametrize(("now", "then"), list(product(PlanStatus, PlanStatus)))
def test_status_follows_the_table_and_nothing_else(
    planner: Member, now: PlanStatus, then: PlanStatus
) -> None:
    plan = start_plan(title="甲", status=now, by=planner, at=cast.AT)
    if then in FOLLOWING[now]:
        version = change_status(
            plan=plan, status=then, note="区政府第5次常务会议", by=planner, at=LATER
        )
        assert Plan.objects.get().status == then
        assert (version is not None) == (then != PlanStatus.DRAFT)
    else:
        with pytest.raises(Refused, match=f"“{now.label}” cannot become “{then.label}”"):
            change_status(plan=plan, status=then, note="决定", by=planner, at=LATER)
        assert Plan.objects.get().status == now


@pytest.mark.parametrize("status", [PlanStatus.REVISED, CLOSED])
def test_revising_and_closing_rest_on_a_decision(planner: Member, status: PlanStatus) -> None:
    plan = start_plan(title="甲", by=planner, at=cast.AT)
    with pytest.raises(Refused, match="name the decision"):
        change_status(plan=plan, status=status, note=" ", by=planner, at=LATER)


def test_versions_keep_the_rows_and_say_what_has_changed_since(planner: Member) -> None:
    plan = start_plan(title="甲", by=planner, at=cast.AT)
    texts = ("新建学校5所", "改造管网3公里", "修路2条", "加强督查")
    school, pipes, roads, last = cast.entered(
        planner, [cast.row(text) for text in texts], plan=plan
    )
    first = set_down_version(plan=plan, note="送审稿", by=planner, at=LATER)
    due = DueValue("年底前", date(2026, 12, 31))
    edit_task(task=pipes, contents=cast.row(texts[1], due=due), version=1, by=planner, at=LATER)
    edit_task(task=school, contents=cast.row("新建学校6所"), version=1, by=planner, at=LATER)
    withdraw_tasks([last], by=planner, at=LATER)
    (new,) = cast.entered(planner, [cast.row("植树100株")], plan=plan, name="补充.txt")
    second = change_status(
        plan=plan, status=PlanStatus.REVISED, note="中期评估", by=planner, at=LATER
    )
    assert second is not None
    assert (first.number, second.number) == (1, 2)
    assert second.rows == present_rows(plan)

    compared = compare(first.rows, second.rows)

    assert [row["text"] for row in compared.added] == ["植树100株"]
    assert [row["text"] for row in compared.dropped] == ["加强督查"]
    assert [(c.row["id"], dict(c.fields)) for c in compared.changed] == [
        (school.pk, {"text": ["新建学校5所", "新建学校6所"]}),
        (pipes.pk, {"due": [["", ""], ["年底前", "2026-12-31"]]}),
    ]
    assert (compared.same, compared.redated, compared.reworded, compared.moved) == (1, 1, 1, 0)
    assert roads.pk != new.pk
    assert verbs(plan)[1:] == [
        ("plan.set_down", {"version": 1, "rows": 4}),
        ("plan.passed", {"status": ["adopted", "revised"], "note": "中期评估"}),
        ("plan.set_down", {"version": 2, "rows": 4}),
    ]


def test_version_without_a_purpose_is_refused(planner: Member) -> None:
    plan = start_plan(title="甲", by=planner, at=cast.AT)
    with pytest.raises(Refused, match="what this version is kept for"):
        set_down_version(plan=plan, note=" ", by=planner, at=LATER)
