"""Starting and naming plans."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.queries import history_of
from lantu.ledger.actions.plan import rename_plan, start_plan
from lantu.ledger.models import Plan
from tests import cast

LATER = cast.AT + timedelta(days=1)


def verbs(plan: Plan) -> list[tuple[str, dict[str, object]]]:
    return [(e.verb, e.facts) for e in history_of(plan.authority_id, "plan", plan.pk)]


def test_plan_is_started_once_under_a_title(planner: Member, supervisor: Member) -> None:
    plan = start_plan(title="  2025年任务分工 ", year=2025, by=planner, at=cast.AT)
    again = start_plan(title="2025年任务分工", year=2026, by=supervisor, at=LATER)
    assert again == plan
    assert (plan.title, plan.year, plan.created_at) == ("2025年任务分工", 2025, cast.AT)
    assert verbs(plan) == [("plan.started", {"title": "2025年任务分工", "year": 2025})]


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
        rename_plan(plan=plan, title=" ", by=planner, at=LATER)
    with pytest.raises(Refused, match="Only planners and supervisors"):
        start_plan(title="又一个", by=leader, at=cast.AT)
    with pytest.raises(Refused, match="Only planners and supervisors"):
        rename_plan(plan=plan, title="又一个", by=leader, at=LATER)
    assert list(Plan.objects.values_list("title", flat=True)) == ["任务分工"]


def test_rename_gives_another_title_and_keeps_the_old_in_the_journal(
    planner: Member, supervisor: Member
) -> None:
    plan = start_plan(title="旧名", by=planner, at=cast.AT)
    rename_plan(plan=plan, title="新名", by=supervisor, at=LATER)
    assert Plan.objects.get().title == "新名"
    assert verbs(plan)[1:] == [("plan.renamed", {"title": ["旧名", "新名"]})]
    rename_plan(plan=plan, title=" 新名 ", by=supervisor, at=LATER)
    assert len(verbs(plan)) == 2


def test_rename_to_a_title_that_is_taken_is_refused(planner: Member, stranger: Member) -> None:
    plan = start_plan(title="甲", by=planner, at=cast.AT)
    start_plan(title="乙", by=planner, at=cast.AT)
    start_plan(title="丙", by=stranger, at=cast.AT)
    with pytest.raises(Refused, match="There is a plan of this title already"):
        rename_plan(plan=plan, title="乙", by=planner, at=LATER)
    rename_plan(plan=plan, title="丙", by=planner, at=LATER)
    with pytest.raises(ObjectDoesNotExist):
        rename_plan(plan=plan, title="丁", by=stranger, at=LATER)
    assert Plan.objects.get(pk=plan.pk).title == "丙"
