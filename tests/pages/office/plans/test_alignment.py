"""How a plan meets the plan above: suggestions, decisions, and what is left."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.queries import first_fault
from lantu.ledger.actions.alignment import align_rows, undo_alignment
from lantu.ledger.actions.plan import PlanFacts, edit_plan
from lantu.ledger.models import Alignment, Plan, Task
from lantu.ledger.queries.alignment import Coverage, coverage_of
from tests import cast
from tests.cast import AT

ABOVE = ("改造老旧小区500个，加装电梯200部", "新增中小学学位4万个", "建设社区食堂100家")
HERE = ("完成老旧小区改造12个，加装电梯40部", "新增学位1620个，新建中小学1所", "举办龙舟赛")


@pytest.fixture
def city(planner: Member) -> Plan:
    """The plan above."""
    return cast.plan(planner, "市工作报告任务分工")


@pytest.fixture
def plan(planner: Member, city: Plan) -> Plan:
    below = cast.plan(planner, "区工作报告任务分工")
    return edit_plan(plan=below, facts=PlanFacts(below.title, parent=city.pk), by=planner, at=AT)


@pytest.fixture
def above(planner: Member, city: Plan) -> list[Task]:
    return cast.entered(planner, [cast.row(t) for t in ABOVE], plan=city, name="市.txt")


@pytest.fixture
def here(planner: Member, plan: Plan, above: list[Task]) -> list[Task]:
    return cast.entered(planner, [cast.row(t) for t in HERE], plan=plan, name="区.txt")


def test_rows_are_suggested_with_the_words_both_have(
    browser: cast.Browser, planner: Member, plan: Plan, here: list[Task]
) -> None:
    shown = cast.words_of(browser(planner), f"/plans/{plan.pk}/alignment/")
    assert "0 of 3 rows of the plan above are carried out here; 0 of 3 rows here" in shown
    assert f"{HERE[0]} No. 1 {ABOVE[0]} Both say: 加装电梯" in shown
    assert f"{HERE[1]} No. 2 {ABOVE[1]}" in shown
    assert f"{HERE[2]} Nothing in the plan above says much the same." in shown


def test_decisions_move_rows_and_can_be_taken_back(
    browser: cast.Browser, planner: Member, plan: Plan, above: list[Task], here: list[Task]
) -> None:
    client, address = browser(planner), f"/plans/{plan.pk}/alignment/"
    sent = {"task": here[0].pk, "above": above[0].pk, "view": "open", "page": 1}
    assert client.post(f"{address}decide/", sent | {"holds": "yes"})["Location"] == (
        f"{address}?view=open&page=1"
    )
    client.post(f"{address}decide/", {"task": here[1].pk, "above": above[1].pk, "holds": "no"})

    assert coverage_of(planner, plan) == Coverage(rows=3, linked=1, above=3, covered=1)
    left = cast.words_of(client, address)
    assert HERE[0] not in left
    assert f"{HERE[1]} Nothing in the plan above" in left
    assert f"{HERE[0]} No. 1 {ABOVE[0]} Unlink" in cast.words_of(client, f"{address}?view=linked")
    uncovered = cast.words_of(client, f"{address}?view=above")
    assert ABOVE[0] not in uncovered
    assert ABOVE[2] in uncovered
    assert "linked this row to one of the plan above" in cast.words_of(
        client, f"/ledger/{here[0].pk}/"
    )

    for made in Alignment.objects.all():
        client.post(f"{address}{made.pk}/undo/")
    assert coverage_of(planner, plan) == Coverage(rows=3, linked=0, above=3, covered=0)
    assert f"{HERE[1]} No. 2 {ABOVE[1]}" in cast.words_of(client, address)
    assert first_fault(planner.authority_id) is None


def test_only_rows_of_the_plan_above_can_be_linked(
    planner: Member, leader: Member, stranger: Member, above: list[Task], here: list[Task]
) -> None:
    with pytest.raises(Refused, match="not in the plan above"):
        align_rows(task=above[0], above=here[0], holds=True, by=planner, at=AT)
    with pytest.raises(Refused, match="Only planners and supervisors"):
        align_rows(task=here[0], above=above[0], holds=True, by=leader, at=AT)
    with pytest.raises(Task.DoesNotExist):
        align_rows(task=here[0], above=above[0], holds=True, by=stranger, at=AT)
    made = align_rows(task=here[0], above=above[0], holds=False, by=planner, at=AT)
    again = align_rows(task=here[0], above=above[0], holds=True, by=planner, at=AT)
    assert (made.pk, again.holds) == (again.pk, True)
    undo_alignment(alignment=again, by=stranger, at=AT)
    assert Alignment.objects.count() == 1


def test_who_may_look_and_decide_follows_the_role(
    browser: cast.Browser,
    planner: Member,
    leader: Member,
    liaison: Member,
    stranger: Member,
    above: list[Task],
    here: list[Task],
) -> None:
    plan, city = here[0].plan, above[0].plan
    address = f"/plans/{plan.pk}/alignment/"
    made = align_rows(task=here[2], above=above[2], holds=True, by=planner, at=AT)
    sent = {"task": here[0].pk, "above": above[0].pk, "holds": "yes"}
    assert browser(leader).get(address).status_code == 200
    assert "Not this one" not in cast.words_of(browser(leader), address)
    for outsider in (liaison, stranger):
        assert browser(outsider).get(address).status_code == 404
    for reader in (leader, liaison, stranger):
        assert browser(reader).post(f"{address}decide/", sent).status_code == 404
        assert browser(reader).post(f"{address}{made.pk}/undo/").status_code == 404
    assert browser(planner).get(f"/plans/{city.pk}/alignment/").status_code == 404
    assert list(Alignment.objects.all()) == [made]


@pytest.mark.parametrize("change", [{"task": "x"}, {"above": "999999"}, {"task": ""}])
def test_decision_on_what_is_not_there_is_not_found(
    browser: cast.Browser,
    planner: Member,
    plan: Plan,
    above: list[Task],
    here: list[Task],
    change: dict[str, str],
) -> None:
    sent = {"task": here[0].pk, "above": above[0].pk, "holds": "yes"} | change
    answer = browser(planner).post(f"/plans/{plan.pk}/alignment/decide/", sent)
    assert (answer.status_code, Alignment.objects.count()) == (404, 0)


def test_number_of_queries_does_not_grow_with_the_rows(
    browser: cast.Browser, planner: Member, plan: Plan, above: list[Task]
) -> None:
    client, counts = browser(planner), []
    for name, texts in (("一.txt", HERE[:1]), ("二.txt", HERE[1:])):
        cast.entered(planner, [cast.row(text) for text in texts], plan=plan, name=name)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/plans/{plan.pk}/alignment/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 14
