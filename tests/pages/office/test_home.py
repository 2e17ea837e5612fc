"""The start page, the plans, and what a plan's rows lack."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantu.directory.models import Member
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Plan
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from tests import cast

LEAD = (OwnerName("区住建委", OwnerRole.LEAD),)
READY = cast.row(
    "改造老旧小区12个",
    owners=LEAD,
    due=DueValue("2025年底前", date(2025, 12, 31)),
    figures=(FigureValue("改造老旧小区", "=", Decimal(12), "个"),),
)
OWNED = cast.row("推进城市更新", owners=LEAD)
BARE = cast.row("加强宣传引导")


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


def enter(planner: Member, plan: Plan, *rows: RowContents) -> None:
    cast.entered(planner, rows, plan=plan, name=f"{len(rows)}.txt")


def test_home_states_how_ready_each_plan_is(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    enter(planner, plan, READY, OWNED, BARE)
    page = browser(planner).get("/")
    assert [(c.title, c.readiness) for c in page.context["home"].plans] == [
        (plan.title, Readiness(total=3, owned=2, dated=1, measured=1, ready=1))
    ]
    text = page.content.decode()
    assert "<strong>3</strong> rows: 2 with an owner, 1 with a deadline, 1 measurable" in text
    for lack in ("owner", "due", "figure"):
        assert f'href="/ledger/?plan={plan.pk}&amp;lack={lack}"' in text
    chinese = browser(planner, "zh-hans").get("/").content.decode()
    assert "<strong>3</strong> 条：2 条有主体，1 条有时限，1 条可量化" in chinese


def test_home_says_what_to_do_next_by_role(
    browser: cast.Browser, planner: Member, liaison: Member, leader: Member, plan: Plan
) -> None:
    enter(planner, plan, READY, OWNED, BARE)
    cast.read(planner, [BARE, OWNED], title="工作报告")

    def steps(member: Member) -> list[tuple[str, str]]:
        return [(str(s.words), s.href) for s in browser(member).get("/").context["home"].steps]

    assert steps(planner) == [
        ("Review 1 document", "/intake/?state=review"),
        (
            "Complete 2 rows that lack an owner, a deadline or a figure",
            "/ledger/?lack=unready",
        ),
        ("Hand in a document", "/intake/#hand-in"),
    ]
    assert steps(liaison) == [
        ("See the 2 rows of your unit", "/ledger/"),
        ("See the 1 row that is not ready yet", "/ledger/?lack=unready"),
    ]
    assert steps(leader) == [
        ("View the whole ledger", "/ledger/"),
        ("See the 2 rows that are not ready yet", "/ledger/?lack=unready"),
    ]


def test_home_lists_documents_waiting_for_review_to_keepers_alone(
    browser: cast.Browser, supervisor: Member, leader: Member, planner: Member
) -> None:
    cast.read(planner, [BARE, OWNED], title="工作报告")
    cast.received(planner, name="未读.txt")
    waiting = browser(supervisor).get("/").context["home"].waiting
    assert [(d.title, d.found, d.undecided) for d in waiting] == [("工作报告", 2, 2)]
    assert browser(leader).get("/").context["home"].waiting == []


def test_stranger_sees_nothing_of_another_district(
    browser: cast.Browser, planner: Member, stranger: Member, plan: Plan
) -> None:
    enter(planner, plan, BARE)
    cast.read(planner, [BARE], title="工作报告")
    assert browser(planner).get(f"/plans/{plan.pk}/").status_code == 200
    assert browser(stranger).get(f"/plans/{plan.pk}/").status_code == 404
    home = browser(stranger).get("/").context["home"]
    assert (home.plans, home.waiting) == ([], [])
    assert browser(stranger).get("/plans/").context["plans"] == []


def test_plan_shows_what_is_missing_row_by_row(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    enter(planner, plan, READY, OWNED, BARE)
    page = browser(planner).get(f"/plans/{plan.pk}/")
    shown = page.context["shown"]
    assert [(row.number, row.contents.text) for row in shown.page.rows] == [
        (2, "推进城市更新"),
        (3, "加强宣传引导"),
    ]
    assert [(str(t.label), t.count, t.current) for t in shown.tabs] == [
        ("All with gaps", 2, True),
        ("No owner", 1, False),
        ("No deadline", 2, False),
        ("Not measurable", 2, False),
    ]
    one = browser(planner).get(f"/plans/{plan.pk}/?lack=owner").context["shown"]
    assert [row.number for row in one.page.rows] == [3]
    odd = browser(planner).get(f"/plans/{plan.pk}/?lack=nonsense&page=x").context["shown"]
    assert [row.number for row in odd.page.rows] == [2, 3]


def test_plan_calls_owners_as_the_ledger_does(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    owners = [
        OwnerName("河西区住房和建设委员会", OwnerRole.LEAD),
        OwnerName("市教委", OwnerRole.SUPPORT),
    ]
    enter(planner, plan, cast.row("推进城市更新", owners=owners))
    page = browser(planner).get(f"/plans/{plan.pk}/")
    (row,) = page.context["shown"].page.rows
    assert [(body.name, body.written) for body in row.bodies] == [
        ("区住建委", "河西区住房和建设委员会"),
        ("市教委", "市教委"),
    ]
    assert '<span title="河西区住房和建设委员会">区住建委</span>' in page.content.decode()


def test_plan_of_many_rows_is_paged(browser: cast.Browser, planner: Member, plan: Plan) -> None:
    enter(planner, plan, *[cast.row(f"任务{i}") for i in range(51)])
    page = browser(planner).get(f"/plans/{plan.pk}/?lack=owner&page=2")
    assert [row.number for row in page.context["shown"].page.rows] == [51]
    assert 'href="?lack=owner&amp;page=1"' in page.content.decode()


def test_liaison_sees_the_rows_of_their_own_unit(
    browser: cast.Browser, planner: Member, liaison: Member, plan: Plan
) -> None:
    enter(planner, plan, READY, OWNED, BARE)
    shown = browser(liaison).get(f"/plans/{plan.pk}/").context["shown"]
    assert shown.plan.readiness == Readiness(total=2, owned=2, dated=1, measured=1, ready=1)
    assert shown.documents == []


@pytest.mark.parametrize("address", ["/", "/plans/", "/plans/{plan}/"])
def test_number_of_queries_does_not_grow_with_the_rows(
    browser: cast.Browser, planner: Member, plan: Plan, address: str
) -> None:
    client, address = browser(planner), address.format(plan=plan.pk)
    enter(planner, plan, OWNED)
    cast.read(planner, [BARE], name="1.txt")
    one = queries(client, address)
    for i in range(2):
        enter(planner, cast.plan(planner, f"方案{i}"), OWNED, BARE)
        enter(planner, plan, OWNED, BARE)
        cast.read(planner, [BARE, OWNED], name=f"{i}.txt")
    assert queries(client, address) == one


@pytest.mark.parametrize("number", ["9" * 5000, "٣", "²", "-1", "0", "1.5", ""])
@pytest.mark.parametrize("address", ["/plans/{plan}/", "/intake/", "/ledger/"])
def test_page_number_that_is_none_shows_a_page_all_the_same(
    browser: cast.Browser, planner: Member, plan: Plan, address: str, number: str
) -> None:
    page = browser(planner).get(address.format(plan=plan.pk), {"page": number})
    assert page.status_code == 200
