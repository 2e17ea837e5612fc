"""The list of the ledger: columns, filters, orders, pages, and who sees what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lantu.directory.models import Member, Unit
from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.models import Plan, Task
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.pages.office.ledger.context import Ledger
from tests import cast

LEAD, RESPONSIBLE, SUPPORT = OwnerRole.LEAD, OwnerRole.RESPONSIBLE, OwnerRole.SUPPORT
Look = Callable[..., Ledger]


def full(due: date | None = None) -> RowContents:
    return cast.row(
        "新建学校5所",
        owners=(
            OwnerName("河西区教育局", LEAD),
            OwnerName("市教委", RESPONSIBLE),
            OwnerName("区住建委", SUPPORT),
        ),
        due=DueValue("8月底前", due or date(2025, 8, 31)),
        figures=(
            FigureValue("新建学校", ">=", Decimal(5), "所"),
            FigureValue("", "~", Decimal("0.5"), "万人"),
        ),
    )


ONGOING = cast.row("长抓不懈", kind=Kind.TARGET, due=DueValue("长期坚持", None, OpenDue.ONGOING))
BARE = cast.row("加强宣传引导")


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


@pytest.fixture
def tasks(planner: Member, plan: Plan) -> list[Task]:
    return cast.entered(planner, [full(), ONGOING, BARE], plan=plan, title="分工方案")


@pytest.fixture
def look(browser: cast.Browser) -> Look:
    def looked(member: Member, query: str = "") -> Ledger:
        response = browser(member).get(f"/ledger/{query}")
        assert response.status_code == 200
        shown: Ledger = response.context["ledger"]
        return shown

    return looked


def numbers(shown: Ledger) -> list[int]:
    return [row.number for row in shown.page.rows]


# What a row says


def test_row_says_owners_by_role_figures_with_bound_and_unit_source_and_readiness(
    look: Look, planner: Member, plan: Plan, tasks: list[Task]
) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(path=["一、教育"])
    first, second, third = look(planner).page.rows
    assert (first.number, first.text, first.kind, first.plan) == (
        1,
        "新建学校5所",
        "task",
        plan.title,
    )
    assert [(b.name, b.written, b.known) for b in first.lead] == [
        ("区教育局", "河西区教育局", True)
    ]
    assert [(b.name, b.known) for b in first.responsible] == [("市教委", False)]
    assert [b.name for b in first.support] == ["区住建委"]
    assert [(f.metric, f.amount) for f in first.figures] == [
        ("新建学校", "≥ 5 所"),
        ("", "≈ 0.5 万人"),
    ]
    assert (first.source, first.path, first.due_day) == (
        "分工方案",
        ["一、教育"],
        date(2025, 8, 31),
    )
    assert [(m.passed, str(m.words)) for m in first.marks] == [
        (True, "Owner named"),
        (True, "Deadline set"),
        (True, "Measurable"),
    ]
    assert (second.due_day, second.due_open) == (None, "ongoing")
    assert [(m.passed, str(m.words)) for m in third.marks] == [
        (False, "No owner"),
        (False, "No deadline"),
        (False, "Not measurable"),
    ]


def test_deadline_is_said_as_people_say_it_with_the_exact_day_beside_it(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    today = timezone.localdate()
    cast.entered(planner, [full(today + timedelta(12)), full(today - timedelta(3))], plan=plan)
    page = browser(planner, "zh-hans").get("/ledger/").content.decode()
    for words, day in (("还有 12 天", today + timedelta(12)), ("逾期 3 天", today - timedelta(3))):
        exact = f"{day.year}年{day.month}月{day.day}日"
        assert (
            f'datetime="{day.isoformat()}" title="8月底前">{words} '
            f'<span class="date-day">{exact}</span></time>'
        ) in page


def test_statement_counts_what_is_shown_and_leads_to_what_is_missing(
    browser: cast.Browser, planner: Member, plan: Plan, tasks: list[Task]
) -> None:
    response = browser(planner).get(f"/ledger/?plan={plan.pk}")
    shown = response.context["ledger"]
    assert shown.readiness == Readiness(total=3, owned=1, dated=2, measured=1, ready=1)
    assert [(str(link.words), link.count, link.href) for link in shown.lacks] == [
        ("No owner", 2, f"/ledger/?plan={plan.pk}&lack=owner"),
        ("No deadline", 1, f"/ledger/?plan={plan.pk}&lack=due"),
        ("Not measurable", 2, f"/ledger/?plan={plan.pk}&lack=figure"),
    ]
    assert (
        "<strong>3</strong> rows: 1 with an owner, 2 with a deadline, 1 measurable"
        in response.content.decode()
    )
    chinese = browser(planner, "zh-hans").get("/ledger/").content.decode()
    assert "<strong>3</strong> 条：1 条有主体，2 条有时限，1 条可量化" in chinese


# Filters


def test_filters_stand_in_the_address_and_narrow_the_rows(
    look: Look, planner: Member, plan: Plan, tasks: list[Task], units: dict[str, Unit]
) -> None:
    unit, document = units["区住建委"].pk, tasks[0].document_id
    for query, expected in (
        ("", [1, 2, 3]),
        (f"?plan={plan.pk}", [1, 2, 3]),
        ("?plan=999", []),
        ("?plan=nonsense", []),
        ("?plan=" + "9" * 40, []),
        (f"?unit={unit}", [1]),
        (f"?unit={unit}&role=lead", []),
        ("?role=support", [1]),
        ("?kind=target", [2]),
        ("?lack=due", [3]),
        ("?lack=ready", [1]),
        ("?due=ongoing", [2]),
        ("?due=none", [3]),
        ("?due_from=2025-08-31&due_to=2025-08-31", [1]),
        ("?due_from=2025-09-01", []),
        (f"?document={document}", [1, 2, 3]),
        ("?document=999", []),
        ("?words=学校", [1]),
        ("?words=教育局", [1]),
        ("?kind=x&role=x&lack=x&due=x&due_from=x&order=x&size=x&page=x", [1, 2, 3]),
        ("?page=" + "9" * 5000, [1, 2, 3]),
    ):
        assert numbers(look(planner, query)) == expected, query


def test_late_and_soon_are_counted_from_today(look: Look, planner: Member, plan: Plan) -> None:
    today = timezone.localdate()
    days = (-1, 0, 30, 31)
    cast.entered(planner, [full(today + timedelta(d)) for d in days], plan=plan)
    assert numbers(look(planner, "?due=late")) == [1]
    assert numbers(look(planner, "?due=soon")) == [2, 3]
    assert numbers(look(planner, f"?due=soon&due_from={today + timedelta(1)}")) == [3]


def test_chips_name_each_condition_and_lead_to_the_list_without_it(
    look: Look, planner: Member, plan: Plan, tasks: list[Task], units: dict[str, Unit]
) -> None:
    unit = units["区住建委"].pk
    shown = look(
        planner, f"?words=学校&plan={plan.pk}&unit={unit}&lack=ready&due_to=2025-12-31&order=-due"
    )
    assert [(str(c.label), str(c.value)) for c in shown.chips] == [
        ("Search", "学校"),
        ("Plan", plan.title),
        ("Unit and its subordinates", "区住建委"),
        ("Readiness", "Complete"),
        ("Due until", "2025-12-31"),
    ]
    assert shown.chips[1].href == (
        f"/ledger/?words=%E5%AD%A6%E6%A0%A1&unit={unit}&lack=ready&due_to=2025-12-31&order=-due"
    )
    assert look(planner, "?words=学校").chips[0].href == "/ledger/"
    unknown = look(planner, "?plan=999").chips
    assert [(str(c.label), str(c.value), c.href) for c in unknown] == [
        ("Plan", "not found", "/ledger/")
    ]


def test_empty_lists_say_why_and_what_to_do(
    browser: cast.Browser, planner: Member, liaison: Member
) -> None:
    page = browser(planner).get("/ledger/").content.decode()
    assert "The ledger is still empty" in page
    assert 'href="/intake/"' in page
    assert "No row names your unit yet" in browser(liaison).get("/ledger/").content.decode()
    assert (
        "No row matches these conditions"
        in browser(planner).get("/ledger/?kind=task").content.decode()
    )


# Who sees what


def test_liaison_sees_rows_of_their_unit_and_is_told_so(
    browser: cast.Browser, liaison: Member, tasks: list[Task]
) -> None:
    response = browser(liaison).get("/ledger/")
    assert numbers(response.context["ledger"]) == [1]
    assert "Rows that name 区住建委 or one of its subordinate bodies." in response.content.decode()


def test_stranger_sees_an_empty_ledger_whatever_they_ask_for(
    look: Look, stranger: Member, tasks: list[Task], plan: Plan, units: dict[str, Unit]
) -> None:
    for query in (
        "",
        f"?plan={plan.pk}",
        f"?unit={units['区住建委'].pk}",
        f"?document={tasks[0].document_id}",
    ):
        shown = look(stranger, query)
        assert (numbers(shown), shown.readiness) == ([], Readiness())
        assert plan.title not in str(shown.form)
        assert "分工方案" not in str(shown.form)
        assert [str(chip.value) for chip in shown.chips] == ["not found"] * len(shown.chips)


def test_who_is_not_signed_in_is_asked_to(db: None) -> None:
    for address in ("/ledger/", "/ledger/export.xlsx"):
        response = Client().get(address)
        assert (response.status_code, response.headers["Location"]) == (
            302,
            f"/sign-in/?next={address}",
        )


# Order, pages, columns


@pytest.mark.parametrize(
    "key",
    ["number", "text", "lead", "responsible", "support", "due", "figures", "source", "readiness"],
)
def test_every_column_can_be_ordered_by_and_says_so(
    browser: cast.Browser, planner: Member, tasks: list[Task], key: str
) -> None:
    client = browser(planner)
    page = client.get(f"/ledger/?kind=task&order={key}").content.decode()
    assert page.count('aria-sort="ascending"') == 1
    assert page.count('aria-sort="none"') == 8
    assert f'href="?kind=task&amp;order=-{key}"' in page
    assert 'aria-sort="descending"' in client.get(f"/ledger/?order=-{key}").content.decode()


def test_order_and_filter_go_on_to_the_row_and_the_spreadsheet(
    look: Look, planner: Member, tasks: list[Task]
) -> None:
    shown = look(planner, "?kind=task&order=-number&size=25&page=1")
    assert numbers(shown) == [3, 1]
    assert shown.page.rows[0].href == f"/ledger/{tasks[2].pk}/?kind=task&order=-number&size=25"
    assert shown.export == "/ledger/export.xlsx?kind=task&order=-number&size=25"


def test_list_is_paged_by_50_or_as_chosen(look: Look, planner: Member, plan: Plan) -> None:
    cast.entered(planner, [cast.row(f"任务{i}") for i in range(60)], plan=plan)
    assert len(look(planner).page.rows) == 50
    assert numbers(look(planner, "?page=2")) == list(range(51, 61))
    assert numbers(look(planner, "?page=99")) == list(range(51, 61))
    assert len(look(planner, "?size=25").page.rows) == 25
    assert len(look(planner, "?size=100").page.rows) == 60
    assert len(look(planner, "?size=1000").page.rows) == 50
    sizes = look(planner, "?kind=task&size=25&page=2").sizes
    assert [(c.words, c.current, c.href) for c in sizes] == [
        ("25", True, "/ledger/?kind=task&size=25"),
        ("50", False, "/ledger/?kind=task&size=50"),
        ("100", False, "/ledger/?kind=task&size=100"),
    ]


def test_choice_of_columns_is_remembered_for_the_session(
    browser: cast.Browser, planner: Member, tasks: list[Task]
) -> None:
    client = browser(planner)
    assert "Supporting units" in client.get("/ledger/").content.decode()
    chosen = {"column": ["number", "due", "nonsense"], "query": "kind=task&order=-due&evil=//x"}
    response = client.post("/ledger/columns/", chosen)
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/ledger/?kind=task&order=-due",
    )
    shown = client.get("/ledger/").context["ledger"]
    assert shown.shown == {"number", "due"}
    head = client.get("/ledger/").content.decode().split("<thead>")[1].split("</thead>")[0]
    assert head.count("<th ") == 3
    assert browser(planner).get("/ledger/").context["ledger"].shown > shown.shown


def test_htmx_gets_the_part_that_changes(
    browser: cast.Browser, planner: Member, tasks: list[Task]
) -> None:
    client = browser(planner)
    results = client.get("/ledger/", headers={"HX-Request": "true", "HX-Target": "ledger-results"})
    assert results.content.decode().lstrip().startswith('<div id="ledger-results"')
    assert "3 rows shown" in results.content.decode()
    assert 'id="ledger-filter"' not in results.content.decode()
    body = client.get(
        "/ledger/", headers={"HX-Request": "true", "HX-Target": "ledger"}
    ).content.decode()
    assert 'id="ledger-filter"' in body
    assert "<html" not in body
    assert "<html" in client.get("/ledger/").content.decode()


# The spreadsheet


def test_spreadsheet_holds_all_pages_of_the_present_filter(
    browser: cast.Browser, planner: Member, stranger: Member, plan: Plan
) -> None:
    cast.entered(planner, [cast.row(f"任务{i}") for i in range(60)], plan=plan)
    cast.entered(planner, [ONGOING], plan=plan, name="另.txt")
    response = browser(planner, "zh-hans").get(
        "/ledger/export.xlsx?kind=task&order=-number&page=2&size=25"
    )
    day = timezone.localdate().isoformat()
    name = quote(f"河西区重点任务台账 {day}.xlsx")
    assert response.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response.headers["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(response)))  # type: ignore[call-overload]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[2] == [
        "序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限", "目标", "来源", "类型",
        "责任人", "落实条件",
    ]  # fmt: skip
    assert [row[0] for row in rows[3:]] == [float(n) for n in range(60, 0, -1)]
    foreign = browser(stranger).get(f"/ledger/export.xlsx?plan={plan.pk}")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(foreign)))  # type: ignore[call-overload]
    assert book.get_sheet_by_index(0).to_python()[3:] == []


def test_spreadsheet_has_the_columns_that_are_shown(
    browser: cast.Browser, planner: Member, tasks: list[Task]
) -> None:
    client = browser(planner, "zh-hans")
    client.post("/ledger/columns/", {"column": ["number", "person", "lead"]})
    out = BytesIO(b"".join(client.get("/ledger/export.xlsx")))  # type: ignore[arg-type]
    rows = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert rows[2] == ["序号", "重点任务", "牵头单位", "责任人"]


def test_kind_and_person_stand_below_the_text_unless_hidden(
    browser: cast.Browser, planner: Member
) -> None:
    cast.entered(planner, [cast.row("做好宣传", kind=Kind.TARGET, person="王芳", post="局长")])
    client = browser(planner)
    shown = client.get("/ledger/")
    assert shown.context["ledger"].frame.width == 9
    row = shown.content.decode().split("<tbody")[1]
    assert "Person responsible 王芳 局长" in row
    assert ">Target</span>" in row
    client.post("/ledger/columns/", {"column": ["number"]})
    row = client.get("/ledger/").content.decode().split("<tbody")[1]
    assert "王芳" not in row
    assert ">Target</span>" not in row


# How many questions


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_ten_queries_for_any_number_of_rows(
    browser: cast.Browser, planner: Member, plan: Plan, units: dict[str, Unit], count: int
) -> None:
    client = browser(planner)
    for i in range(count):
        cast.entered(planner, [full(), ONGOING, BARE], plan=plan, name=f"{i}.txt")
        cast.plan(planner, f"方案{i}")
    with CaptureQueriesContext(connection) as seen:
        query = f"?plan={plan.pk}&unit={units['区住建委'].pk}&words=学校&order=lead"
        assert len(client.get(f"/ledger/{query}").context["ledger"].page.rows) == count
    assert len(seen) == 10
