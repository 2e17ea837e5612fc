"""What a plan is, its next status, its versions and what differs between them."""

from __future__ import annotations

from datetime import date

import pytest

from lantu.directory.models import Member
from lantu.ledger.actions.plan import change_status, set_down_version
from lantu.ledger.actions.task import edit_task
from lantu.ledger.choices import PlanStatus
from lantu.ledger.models import Plan, PlanVersion, Task
from lantu.ledger.plan_status import FOLLOWING
from lantu.ledger.rows import DueValue
from tests import cast
from tests.cast import AT


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


def test_plan_is_described_on_its_form(browser: cast.Browser, planner: Member, plan: Plan) -> None:
    above = cast.plan(planner, "“十五五”规划纲要")
    client, address = browser(planner), f"/plans/{plan.pk}/edit/"
    said = {
        "title": "新名",
        "level": "city",
        "first_year": "2026",
        "last_year": "2028",
        "parent": above.pk,
    }
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert "cannot be of a lower level" in refused.content.decode()
    done = client.post(address, said | {"level": "department"})
    assert done["Location"] == f"/plans/{plan.pk}/"
    shown = cast.words_of(client, f"/plans/{plan.pk}/")
    assert "新名 Adopted Department 2026–2028 Plan above “十五五”规划纲要" in shown
    history = cast.words_of(client, f"/plans/{plan.pk}/versions/")
    assert "changed: Title, Level, Period, Plan above" in history
    assert "Plans below 新名" in cast.words_of(client, f"/plans/{above.pk}/")
    assert "方案信息" in cast.words_of(browser(planner, "zh-hans"), address)


@pytest.mark.parametrize("status", PlanStatus)
def test_buttons_of_a_status_are_those_of_the_table(
    browser: cast.Browser, planner: Member, plan: Plan, status: PlanStatus
) -> None:
    Plan.objects.update(status=status)
    form = browser(planner).get(f"/plans/{plan.pk}/status/").context["form"]
    assert [value for value, _ in form.fields["status"].choices] == list(FOLLOWING[status])


def test_plan_passes_to_its_next_status_with_the_decision(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    client, address = browser(planner), f"/plans/{plan.pk}/status/"
    bare = client.post(address, {"status": "revised", "note": ""})
    assert (bare.status_code, "name the decision" in bare.content.decode()) == (422, True)
    assert client.post(address, {"status": "draft"}).status_code == 422
    client.post(address, {"status": "revised", "note": "区人大常委会第12次会议"})
    assert Plan.objects.get().status == PlanStatus.REVISED
    shown = cast.words_of(client, f"/plans/{plan.pk}/versions/")
    assert "passed it from “Adopted” to “Revised mid-term”: 区人大常委会第12次会议" in shown


def test_versions_are_kept_and_compared(browser: cast.Browser, planner: Member, plan: Plan) -> None:
    school, _pipes = cast.entered(
        planner, [cast.row("新建学校5所"), cast.row("改造管网3公里")], plan=plan
    )
    client, address = browser(planner), f"/plans/{plan.pk}/versions/"
    assert "No version is kept yet" in cast.words_of(client, address)
    assert client.post(address, {"note": " "}).status_code == 422
    client.post(address, {"note": "送审稿"})
    due = DueValue("年底前", date(2026, 12, 31))
    edit_task(task=school, contents=cast.row("新建学校6所", due=due), version=1, by=planner, at=AT)
    cast.entered(planner, [cast.row("植树100株")], plan=plan, name="补充.txt")
    change_status(plan=plan, status=PlanStatus.CLOSED, note="期满", by=planner, at=AT)

    listed = cast.words_of(client, address)
    assert "Version 2 Closed 期满" in listed
    assert "Version 1 Adopted 送审稿" in listed
    for query in ("before=1", "before=1&after=2"):
        compared = cast.words_of(client, f"{address}compare/?{query}")
        assert "1 added, 0 dropped, 1 re-dated, 0 moved, 1 reworded; 1 as they were." in compared
        assert "新建学校 5 6 所" in compared
        assert "植树100株" in compared
    assert "Nothing has changed" in cast.words_of(client, f"{address}compare/?before=2")


@pytest.mark.parametrize("query", ["", "before=9", "before=1&after=9", "before=x"])
def test_comparison_with_what_is_not_there_is_not_found(
    browser: cast.Browser, planner: Member, plan: Plan, query: str
) -> None:
    set_down_version(plan=plan, note="送审稿", by=planner, at=AT)
    answer = browser(planner).get(f"/plans/{plan.pk}/versions/compare/?{query}")
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["edit/", "status/", "versions/", "versions/compare/?before=1"])
def test_who_sees_and_changes_a_plan_follows_the_role(
    browser: cast.Browser,
    planner: Member,
    leader: Member,
    liaison: Member,
    stranger: Member,
    plan: Plan,
    path: str,
) -> None:
    set_down_version(plan=plan, note="送审稿", by=planner, at=AT)
    address = f"/plans/{plan.pk}/{path}"
    assert browser(planner).get(address).status_code == 200
    assert browser(leader).get(address).status_code == (200 if "versions" in path else 404)
    for outsider in (liaison, stranger):
        assert browser(outsider).get(address).status_code == 404
    for reader in (leader, liaison, stranger):
        answer = browser(reader).post(address, {"note": "x", "status": "closed", "title": "y"})
        assert answer.status_code in (404, 405)
    assert (PlanVersion.objects.count(), Plan.objects.get(pk=plan.pk).status) == (1, "adopted")
    assert Task.objects.count() == 0
