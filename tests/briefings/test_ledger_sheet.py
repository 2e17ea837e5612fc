"""The spreadsheet of the ledger, opened again and compared cell by cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from python_calamine import CalamineWorkbook

from lantu.briefings.ledger_sheet import CHUNK, COLUMNS, write_ledger
from lantu.directory.models import Member
from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.models import Plan, Task, TaskFigure, TaskOwner
from lantu.ledger.queries.tasks import LedgerFilter
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from tests import cast

LEAD, RESPONSIBLE, SUPPORT = OwnerRole.LEAD, OwnerRole.RESPONSIBLE, OwnerRole.SUPPORT
TODAY = date(2025, 3, 1)
FULL = cast.row(
    "新建学校5所，改造12所",
    owners=(
        OwnerName("河西区教育局", LEAD),
        OwnerName("区住建委", RESPONSIBLE),
        OwnerName("市教委", RESPONSIBLE),
        OwnerName("天塔街道", SUPPORT),
    ),
    due=DueValue("2025年底前", date(2025, 12, 31)),
    figures=(
        FigureValue("新建学校", ">=", Decimal(5), "所"),
        FigureValue("", "=", Decimal("0.50"), "万人"),
    ),
    person="王芳",
    post="局长",
)
ONGOING = cast.row("长抓不懈", due=DueValue("长期坚持", None, OpenDue.ONGOING))
BARE = cast.row("加强宣传引导", kind=Kind.TARGET)
HEAD = [
    "序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限", "目标", "来源", "类型", "责任人", "落实条件",
]  # fmt: skip
BLANK = [""] * (len(HEAD) - 1)
YELLOW = "FFFFEB84"


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner, "2025年任务分工方案")


def book(
    member: Member,
    *,
    language: str = "zh-hans",
    order: str = "number",
    columns: Collection[str] = tuple(COLUMNS),
    **wanted: Any,
) -> BytesIO:
    out, asked = BytesIO(), LedgerFilter(**wanted)
    with translation.override(language):
        write_ledger(out, member=member, wanted=asked, order=order, today=TODAY, columns=columns)
    out.seek(0)
    return out


def cells(member: Member, **how: Any) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(book(member, **how)).get_sheet_by_index(0).to_python()


def parts_of(out: BytesIO) -> dict[str, str]:
    """The parts of the file by their names."""
    parts = zipfile.ZipFile(out)
    return {name: parts.read(name).decode() for name in parts.namelist() if name.endswith("xml")}


def yellow_cells(out: BytesIO) -> list[str]:
    """The cells on yellow, and that they are empty."""
    parts = parts_of(out)
    fills = re.findall(r"<fill>.*?</fill>", parts["xl/styles.xml"])
    yellow = next(i for i, fill in enumerate(fills) if YELLOW in fill)
    formats = re.findall(r"<xf [^>]*>", parts["xl/styles.xml"].split("<cellXfs")[1])
    styles = {str(i) for i, each in enumerate(formats) if f'fillId="{yellow}"' in each}
    found = re.findall(
        r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"(/?)>', parts["xl/worksheets/sheet1.xml"]
    )
    return [name for name, style, empty in found if style in styles and empty]


def test_sheet_has_title_head_and_every_cell_of_every_row(planner: Member, plan: Plan) -> None:
    tasks = cast.entered(planner, [FULL, ONGOING, BARE], plan=plan, title="分工方案")
    Task.objects.filter(pk=tasks[0].pk).update(path=["一、总体要求", "（二）教育"])
    assert cells(planner, plan=plan.pk) == [
        ["2025年任务分工方案", *BLANK],
        ["天津市河西区 · 2025年3月1日 · 共 3 条 · 标黄处待补充", *BLANK],
        HEAD,
        [
            1.0,
            "新建学校5所，改造12所",
            "区教育局",
            "区住建委、市教委",
            "天塔街道",
            date(2025, 12, 31),
            "新建学校 ≥ 5 所\n0.5 万人",
            "分工方案\n一、总体要求 › （二）教育",
            "任务",
            "王芳（局长）",
            "条件齐备",
        ],
        [2.0, "长抓不懈", "", "", "", "长期", "", "分工方案", "任务", "", "无主体、不可量化"],
        [
            3.0,
            "加强宣传引导",
            "",
            "",
            "",
            "",
            "",
            "分工方案",
            "目标",
            "",
            "无主体、无时限、不可量化",
        ],
    ]


def test_what_a_row_lacks_is_an_empty_cell_on_yellow(planner: Member, plan: Plan) -> None:
    cast.entered(planner, [FULL, ONGOING, BARE], plan=plan)
    assert yellow_cells(book(planner)) == ["C5", "G5", "C6", "F6", "G6"]
    # Where the leading unit is not shown, the first column of the owners is the one to fill in.
    assert yellow_cells(book(planner, columns=["support", "number"])) == ["C5", "C6"]
    cast.entered(planner, [FULL], plan=plan, name="b.txt")
    assert cells(planner, lack="ready")[1][0] == "天津市河西区 · 2025年3月1日 · 共 2 条"


def test_sheet_has_the_chosen_columns_and_always_the_text(planner: Member, plan: Plan) -> None:
    cast.entered(planner, [FULL], plan=plan)
    assert cells(planner, columns=["due", "person", "nonsense"])[2:] == [
        ["重点任务", "完成时限", "责任人"],
        ["新建学校5所，改造12所", date(2025, 12, 31), "王芳（局长）"],
    ]
    assert cells(planner, columns=[])[2:] == [["重点任务"], ["新建学校5所，改造12所"]]


def test_rows_of_several_plans_say_which_one_for_their_numbers_repeat(
    planner: Member, plan: Plan
) -> None:
    cast.entered(planner, [FULL], plan=plan)
    cast.plan(planner, "没有条目的方案")
    assert "所属方案" not in cells(planner)[2]
    cast.entered(planner, [BARE], plan=cast.plan(planner, "另一方案"), name="b.txt")
    found = cells(planner, columns=["number"])
    assert found[2] == ["序号", "所属方案", "重点任务"]
    assert [row[:2] for row in found[3:]] == [[1.0, "2025年任务分工方案"], [1.0, "另一方案"]]
    assert "所属方案" not in cells(planner, plan=plan.pk)[2]


def test_sheet_of_several_plans_is_named_after_the_place(planner: Member, plan: Plan) -> None:
    cast.entered(planner, [BARE], plan=plan)
    assert cells(planner)[0][0] == "河西区重点任务台账"
    english = cells(planner, language="en")
    assert [row[0] for row in english[:2]] == [
        "河西区: ledger of key tasks",
        "天津市河西区 · March 1, 2025 · 1 row · yellow: still to be filled in",
    ]
    assert english[2] == [
        "No.", "Key task", "Lead unit", "Responsible units", "Supporting units", "Due",
        "Targets", "Source", "Kind", "Person responsible", "Readiness",
    ]  # fmt: skip
    assert english[3][-1] == "No owner, No deadline, Not measurable"


def test_sheet_follows_filter_order_and_member(
    planner: Member, liaison: Member, stranger: Member, plan: Plan
) -> None:
    cast.entered(planner, [FULL, ONGOING, BARE], plan=plan)
    assert [row[0] for row in cells(planner, order="-number")[3:]] == [3, 2, 1]
    assert [row[0] for row in cells(planner, lack="due")[3:]] == [3]
    assert [row[0] for row in cells(liaison)[3:]] == [1]
    assert cells(stranger)[3:] == []
    assert cells(stranger, plan=plan.pk)[0][0] == "南开区重点任务台账"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "+86 22 12345678",
        "-5%以内",
        "@SUM(1)",
        "  =1+1",
        "http://www.tjhx.gov.cn/",
        "007",
        '<b>&"quoted"</b>',
        "line\nbreak\ttab",
    ],
)
def test_text_stays_text_whatever_it_begins_with(planner: Member, plan: Plan, text: str) -> None:
    task = cast.entered(planner, [BARE], plan=plan)[0]
    Task.objects.filter(pk=task.pk).update(text=text)
    TaskOwner.objects.create(task=task, position=0, role=LEAD, name=text)
    TaskFigure.objects.create(task=task, position=0, metric=text, comparator="=", value=5, unit="")
    Task.objects.filter(pk=task.pk).update(owned=True, measured=True)
    out = book(planner, plan=plan.pk)
    row = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()[3]
    assert (row[1], row[2], row[6]) == (text, text, f"{text} 5")
    sheet = zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_text_longer_than_a_cell_is_cut_and_not_lost(planner: Member, plan: Plan) -> None:
    task = cast.entered(planner, [BARE], plan=plan)[0]
    Task.objects.filter(pk=task.pk).update(text="长" * 40_000)
    assert cells(planner)[3][1] == "长" * 32_767


def test_sheet_prints_on_a4_landscape_with_its_head_on_every_page(
    planner: Member, plan: Plan
) -> None:
    cast.entered(planner, [FULL], plan=plan)
    parts = zipfile.ZipFile(book(planner))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<pane xSplit="2" ySplit="3" topLeftCell="C4"' in sheet
    assert (
        "台账'!$3:$3" in parts.read("xl/workbook.xml").decode()
        or "台账!$3:$3" in parts.read("xl/workbook.xml").decode()
    )


def test_heads_of_the_columns_stay_in_sight_and_filter_the_rows(
    planner: Member, plan: Plan
) -> None:
    cast.entered(planner, [FULL, BARE], plan=plan)
    sheet = parts_of(book(planner))["xl/worksheets/sheet1.xml"]
    assert '<autoFilter ref="A3:K5"/>' in sheet
    narrow = parts_of(book(planner, columns=["number"]))["xl/worksheets/sheet1.xml"]
    assert '<autoFilter ref="A3:B5"/>' in narrow
    assert 'topLeftCell="C4"' in narrow


def test_ten_thousand_rows_take_few_queries(planner: Member, plan: Plan) -> None:
    first = cast.entered(planner, [FULL], plan=plan)[0]
    count = 10_000
    fields = {f.attname: getattr(first, f.attname) for f in Task._meta.concrete_fields}
    tasks = [Task(**{**fields, "id": None, "number": n}) for n in range(2, count + 1)]
    Task.objects.bulk_create(tasks, batch_size=1000)
    owners = [
        TaskOwner(task=t, position=0, role=LEAD, name="区教育局", unit=planner.unit) for t in tasks
    ]
    TaskOwner.objects.bulk_create(owners, batch_size=1000)
    with CaptureQueriesContext(connection) as seen:
        out = book(planner)
    # Documents, plans, how many, rows; and for each chunk owners and figures.
    assert len(seen) == 4 + 2 * (count // CHUNK)
    rows = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert len(rows) == count + 3
    assert [row[0] for row in rows[3:]] == [float(n) for n in range(1, count + 1)]


def test_same_unit_named_twice_stands_once(planner: Member, plan: Plan) -> None:
    twice = replace(BARE, owners=(OwnerName("区教育局", LEAD), OwnerName("河西区教育局", LEAD)))
    cast.entered(planner, [twice], plan=plan)
    assert cells(planner)[3][2] == "区教育局"
