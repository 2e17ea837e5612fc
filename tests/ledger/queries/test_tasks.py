"""Reading the ledger: who sees what, every filter, every order, and how many questions that takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.directory.actions import add_unit
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Member, Unit
from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.models import Plan, Task
from lantu.ledger.queries.plans import PlanReadiness, plan_readiness, plans_for
from lantu.ledger.queries.tasks import (
    LedgerFilter,
    Neighbours,
    Readiness,
    documents_with_rows,
    ledger_page,
    matching_tasks,
    neighbours,
    ordered,
    owning_units,
    readiness_of,
    task_for,
    visible_tasks,
    without_lack,
)
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from lantu.ledger.sorting import SORTS
from tests import cast

LEAD, RESPONSIBLE, SUPPORT = OwnerRole.LEAD, OwnerRole.RESPONSIBLE, OwnerRole.SUPPORT
YEAR_END = DueValue("2025年底前", date(2025, 12, 31))
ONGOING = DueValue("长期坚持", None, OpenDue.ONGOING)
RECURRING = DueValue("每月", None, OpenDue.RECURRING)


def figure(value: str, unit: str = "所", metric: str = "") -> FigureValue:
    return FigureValue(metric, "=", Decimal(value), unit)


SCHOOLS = cast.row(
    "新建学校5所",
    owners=(OwnerName("区教育局", LEAD), OwnerName("区住建委", SUPPORT)),
    due=YEAR_END,
    figures=(figure("5"),),
)
RENEWAL = cast.row(
    "改造老旧小区12个",
    owners=(OwnerName("区住建委", LEAD), OwnerName("区发改委", RESPONSIBLE)),
    due=ONGOING,
    figures=(figure("12", "个"),),
)
TARGET = cast.row("每千人托位数达到5.5个", kind=Kind.TARGET, figures=(figure("5.5", "个"),))
RESULT = cast.row(
    "建成学校3所",
    kind=Kind.RESULT,
    due=DueValue("2024年", date(2024, 12, 31)),
    figures=(figure("3"),),
)
BARE = cast.row("加强宣传引导", person="张三")
MONTHLY = cast.row("每月调度", owners=(OwnerName("市住建委", LEAD),), due=RECURRING)
ROWS = (SCHOOLS, RENEWAL, TARGET, RESULT, BARE, MONTHLY)


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


@pytest.fixture
def tasks(planner: Member, plan: Plan) -> list[Task]:
    """Rows 1 to 6 of one plan, as `ROWS` has them."""
    return cast.entered(planner, ROWS, plan=plan)


def numbers(member: Member, **wanted: object) -> list[int]:
    found = matching_tasks(member, LedgerFilter(**wanted))  # type: ignore[arg-type]
    return sorted(found.values_list("number", flat=True))


# Who sees what


def test_each_role_but_the_liaisons_sees_all_rows(
    tasks: list[Task],
    planner: Member,
    supervisor: Member,
    leader: Member,
    auditor: Member,
    administrator: Member,
) -> None:
    for member in (planner, supervisor, leader, auditor, administrator):
        assert visible_tasks(member).count() == 6


def test_liaison_sees_rows_of_their_unit_and_below(
    tasks: list[Task], liaison: Member, planner: Member, units: dict[str, Unit], plan: Plan
) -> None:
    assert numbers(liaison) == [1, 2]
    station = add_unit(
        authority=liaison.authority,
        name="河西区建设工程质量安全监督站",
        short_name="区质安站",
        kind=UnitKind.OTHER,
        parent=units["区住建委"],
        at=cast.AT,
    )
    cast.entered(planner, [cast.row("巡查工地", owners=(OwnerName("区质安站", LEAD),))], plan=plan)
    assert numbers(liaison) == [1, 2, 7]
    below = cast.member(station, MemberRole.LIAISON)
    assert numbers(below) == [7]


def test_liaison_of_the_root_unit_sees_what_units_of_the_authority_own(
    tasks: list[Task], units: dict[str, Unit]
) -> None:
    assert numbers(cast.member(units["河西区"], MemberRole.LIAISON)) == [1, 2]


def test_stranger_sees_nothing(
    tasks: list[Task], stranger: Member, plan: Plan, units: dict[str, Unit]
) -> None:
    assert numbers(stranger) == []
    assert task_for(stranger, tasks[0].pk) is None
    assert list(plans_for(stranger)) == []
    assert list(owning_units(stranger)) == []
    assert list(documents_with_rows(stranger)) == []
    assert plan_readiness(stranger) == []
    assert readiness_of(visible_tasks(stranger)) == Readiness()


def test_filters_that_name_what_is_another_districts_find_nothing(
    tasks: list[Task], stranger: Member, planner: Member, plan: Plan
) -> None:
    own = cast.entered(stranger, [SCHOOLS], name="南开.txt", plan=cast.plan(stranger, "南开区方案"))
    theirs = stranger.unit
    assert numbers(stranger) == [1]
    assert numbers(stranger, plan=plan.pk) == []
    assert numbers(stranger, document=tasks[0].document_id) == []
    assert numbers(stranger, unit=planner.unit_id) == []
    assert numbers(planner, plan=own[0].plan_id) == []
    assert numbers(planner, document=own[0].document_id) == []
    assert numbers(planner, unit=theirs.pk) == []
    assert numbers(planner, plan=0) == []


def test_task_for_gives_the_row_with_its_parts(
    tasks: list[Task], planner: Member, liaison: Member
) -> None:
    found = task_for(planner, tasks[0].pk)
    assert found is not None
    assert found.contents == replace(
        SCHOOLS, owners=list(SCHOOLS.owners), figures=list(SCHOOLS.figures)
    )
    assert task_for(liaison, tasks[0].pk) == found
    assert task_for(liaison, tasks[4].pk) is None
    assert task_for(planner, 999_999) is None


def test_plans_documents_and_units_to_choose_from_are_those_of_ones_rows(
    tasks: list[Task], planner: Member, liaison: Member, plan: Plan
) -> None:
    empty = cast.plan(planner, "空方案")
    cast.entered(planner, [BARE], plan=cast.plan(planner, "其他方案"), name="其他.txt")
    assert {p.title for p in plans_for(planner)} == {plan.title, empty.title, "其他方案"}
    assert list(plans_for(liaison)) == [plan]
    assert [d.name for d in documents_with_rows(liaison)] == ["分工方案.txt"]
    assert [u.short_name for u in owning_units(planner)] == [
        "河西区",
        "区发改委",
        "区住建委",
        "区教育局",
    ]
    assert {u.short_name for u in owning_units(liaison)} == {
        "河西区",
        "区发改委",
        "区住建委",
        "区教育局",
    }


# Filters


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"kind": "task"}, [1, 2, 5, 6]),
        ({"kind": "target"}, [3]),
        ({"kind": "result"}, [4]),
        ({"role": "lead"}, [1, 2, 6]),
        ({"role": "responsible"}, [2]),
        ({"role": "support"}, [1]),
        ({"lack": "owner"}, [3, 4, 5]),
        ({"lack": "due"}, [3, 5]),
        ({"lack": "figure"}, [5, 6]),
        ({"lack": "ready"}, [1, 2]),
        ({"lack": "unready"}, [3, 4, 5, 6]),
        ({"lack": "nonsense"}, [1, 2, 3, 4, 5, 6]),
        ({"due": "dated"}, [1, 4]),
        ({"due": "none"}, [3, 5]),
        ({"due": "ongoing"}, [2]),
        ({"due": "recurring"}, [6]),
        ({"due_from": date(2024, 12, 31)}, [1, 4]),
        ({"due_from": date(2025, 1, 1)}, [1]),
        ({"due_to": date(2025, 12, 31)}, [1, 4]),
        ({"due_to": date(2025, 12, 30)}, [4]),
        ({"due_from": date(2025, 12, 31), "due_to": date(2025, 12, 31)}, [1]),
        ({"words": "学校"}, [1, 4]),
        ({"words": "学校 建成"}, [4]),
        ({"words": "学校\u3000建成"}, [4]),
        ({"words": "张三"}, [5]),
        ({"words": "区教育局"}, [1]),
        ({"words": "住房和建设委员会"}, [1, 2]),
        ({"words": "%"}, []),
        ({"words": "5.5"}, [3]),
        ({"kind": "task", "lack": "ready", "role": "support"}, [1]),
    ],
)
def test_filter_finds_the_rows_it_names(
    tasks: list[Task], planner: Member, wanted: dict[str, object], expected: list[int]
) -> None:
    assert numbers(planner, **wanted) == expected


def test_search_finds_text_person_and_owner_in_any_width(planner: Member) -> None:
    cast.entered(
        planner,
        [
            cast.row("推进ＡＩ应用，建成１５处"),
            cast.row("推进AI治理", owners=[OwnerName("ＡＩ专班", OwnerRole.LEAD)]),
            cast.row("推进数字化", person="Ｌｅｅ"),
            cast.row("推进大数据", owners=[OwnerName("AI中心", OwnerRole.LEAD)]),
        ],
    )
    for words, expected in (
        ("AI", [1, 2, 4]),
        ("ａｉ", [1, 2, 4]),
        ("15处", [1]),
        ("１５", [1]),
        ("lee", [3]),
        ("AI 应用", [1]),
    ):
        assert numbers(planner, words=words) == expected, words


def test_filter_by_unit_takes_its_subtree_and_the_role_with_it(
    tasks: list[Task], planner: Member, units: dict[str, Unit]
) -> None:
    housing = units["区住建委"].pk
    assert numbers(planner, unit=housing) == [1, 2]
    assert numbers(planner, unit=housing, role="lead") == [2]
    assert numbers(planner, unit=housing, role="support") == [1]
    assert numbers(planner, unit=housing, role="responsible") == []
    assert numbers(planner, unit=units["河西区"].pk) == [1, 2]
    assert numbers(planner, unit=units["区审计局"].pk) == []


def test_filter_by_plan_and_document(tasks: list[Task], planner: Member, plan: Plan) -> None:
    other = cast.entered(planner, [BARE], plan=plan, name="补充.txt")
    elsewhere = cast.entered(planner, [BARE], plan=cast.plan(planner, "其他"), name="其他.txt")
    assert numbers(planner, plan=plan.pk) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(planner, document=other[0].document_id) == [7]
    assert numbers(planner, plan=plan.pk, document=elsewhere[0].document_id) == []


def test_search_for_very_many_words_is_bounded(tasks: list[Task], planner: Member) -> None:
    assert numbers(planner, words="学校 " * 500) == [1, 4]


def test_without_lack_keeps_all_else() -> None:
    wanted = LedgerFilter(plan=3, lack="due", words="学校")
    assert without_lack(wanted) == LedgerFilter(plan=3, words="学校")


# Order


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("number", [1, 2, 3, 4, 5, 6]),
        ("-number", [6, 5, 4, 3, 2, 1]),
        ("nonsense", [1, 2, 3, 4, 5, 6]),
        ("text", [5, 4, 2, 1, 3, 6]),
        ("-text", [6, 3, 1, 2, 4, 5]),
        ("kind", [4, 3, 1, 2, 5, 6]),
        ("-kind", [1, 2, 5, 6, 3, 4]),
        ("lead", [2, 1, 6, 3, 4, 5]),
        ("-lead", [6, 1, 2, 3, 4, 5]),
        ("responsible", [2, 1, 3, 4, 5, 6]),
        ("-responsible", [2, 1, 3, 4, 5, 6]),
        ("support", [1, 2, 3, 4, 5, 6]),
        ("due", [4, 1, 2, 6, 3, 5]),
        ("-due", [1, 4, 2, 6, 3, 5]),
        ("figures", [3, 2, 4, 1, 5, 6]),
        ("-figures", [1, 4, 2, 3, 5, 6]),
        ("readiness", [5, 3, 4, 6, 1, 2]),
        ("-readiness", [1, 2, 4, 6, 3, 5]),
        ("source", [1, 2, 3, 4, 5, 6]),
        ("-source", [6, 5, 4, 3, 2, 1]),
        ("changed", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_order_by_every_column_is_total_and_puts_what_is_missing_last(
    tasks: list[Task], planner: Member, order: str, expected: list[int]
) -> None:
    rows = ordered(visible_tasks(planner), order)
    assert [task.number for task in rows] == expected
    assert order.removeprefix("-") in SORTS or order == "nonsense"


def test_rows_of_several_plans_stay_together(
    tasks: list[Task], planner: Member, plan: Plan
) -> None:
    other = cast.plan(planner, "其他")
    cast.entered(planner, [BARE, BARE], plan=other, name="其他.txt")
    rows = ordered(visible_tasks(planner), "number")
    assert [(t.plan_id, t.number) for t in rows][-3:] == [
        (plan.pk, 6),
        (other.pk, 1),
        (other.pk, 2),
    ]


def test_page_holds_its_rows_and_the_nearest_page_is_given(
    tasks: list[Task], planner: Member
) -> None:
    wanted = LedgerFilter()
    second = ledger_page(planner, wanted, page=2, size=4)
    assert [task.number for task in second.rows] == [5, 6]
    assert (second.number, second.pages, second.total, second.first, second.last) == (2, 2, 6, 5, 6)
    assert ledger_page(planner, wanted, page=99, size=4).number == 2
    assert ledger_page(planner, wanted, page=-1, size=4).number == 1
    empty = ledger_page(planner, LedgerFilter(words="没有"), size=4)
    assert (list(empty.rows), empty.number, empty.pages, empty.total) == ([], 1, 1, 0)


# Neighbours


def test_neighbours_follow_the_filter_and_the_order(tasks: list[Task], planner: Member) -> None:
    pk = {task.number: task.pk for task in tasks}
    everything, schools = LedgerFilter(), LedgerFilter(words="学校")
    assert neighbours(planner, everything, pk[1]) == Neighbours(None, pk[2], 1, 6)
    assert neighbours(planner, everything, pk[3]) == Neighbours(pk[2], pk[4], 3, 6)
    assert neighbours(planner, everything, pk[6]) == Neighbours(pk[5], None, 6, 6)
    assert neighbours(planner, everything, pk[6], order="-number") == Neighbours(None, pk[5], 1, 6)
    assert neighbours(planner, everything, pk[2], order="due") == Neighbours(pk[1], pk[6], 3, 6)
    assert neighbours(planner, schools, pk[1]) == Neighbours(None, pk[4], 1, 2)
    assert neighbours(planner, schools, pk[3]) is None
    assert neighbours(planner, LedgerFilter(kind="target"), pk[3]) is None


@pytest.mark.parametrize("order", SORTS)
def test_neighbours_agree_with_the_list_in_every_order(
    tasks: list[Task], planner: Member, order: str
) -> None:
    for given in (order, f"-{order}"):
        rows = [task.pk for task in ordered(visible_tasks(planner), given)]
        for i, pk in enumerate(rows):
            assert neighbours(planner, LedgerFilter(), pk, order=given) == Neighbours(
                rows[i - 1] if i else None, rows[i + 1] if i < 5 else None, i + 1, 6
            )


# Readiness


def test_readiness_counts_each_test_and_all_three(
    tasks: list[Task], planner: Member, liaison: Member, plan: Plan
) -> None:
    whole = Readiness(total=6, owned=3, dated=4, measured=4, ready=2)
    assert readiness_of(visible_tasks(planner)) == whole
    assert plan_readiness(planner) == [PlanReadiness(plan, whole)]
    assert plan_readiness(liaison) == [PlanReadiness(plan, Readiness(2, 2, 2, 2, 2))]
    empty = cast.plan(planner, "空方案")
    assert PlanReadiness(empty, Readiness()) in plan_readiness(planner)


# How many questions


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_any_number_of_rows(
    planner: Member, plan: Plan, count: int
) -> None:
    cast.entered(planner, [SCHOOLS] * count, plan=plan)
    with CaptureQueriesContext(connection) as seen:
        page = ledger_page(planner, LedgerFilter())
        contents = [(t.plan.title, str(t.document), t.contents) for t in page.rows]
        assert [o.unit.short_name for t in page.rows for o in t.owner_list] == [  # type: ignore[union-attr]
            "区教育局",
            "区住建委",
        ] * count
    assert len(contents) == count
    assert len(seen) == 4  # how many there are, rows, owners with units, figures


@pytest.mark.parametrize("count", [1, 3])
def test_task_takes_the_same_queries_for_any_number_of_parts(
    planner: Member, plan: Plan, count: int
) -> None:
    row = replace(BARE, owners=[OwnerName(f"单位{i}", LEAD) for i in range(count)])
    task = cast.entered(planner, [row], plan=plan)[0]
    with CaptureQueriesContext(connection) as seen:
        found = task_for(planner, task.pk)
        assert found is not None
        assert len([owner.unit for owner in found.owners.all()]) == count
    assert len(seen) == 3
