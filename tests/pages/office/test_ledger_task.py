"""The page of one row: its source, its history, and editing it on the spot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantu.directory.models import Member
from lantu.journal.actions import record
from lantu.journal.chain import Change
from lantu.ledger.actions.task import edit_task
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.models import Document, Plan, Task
from lantu.ledger.queries.tasks import task_for
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.pages.office.ledger.task_context import TaskPage
from tests import cast

LEAD = OwnerRole.LEAD
FULL = RowContents(
    kind=Kind.TASK,
    text="新建学校5所",
    owners=[OwnerName("河西区教育局", LEAD), OwnerName("市教委", OwnerRole.SUPPORT)],
    figures=[FigureValue("新建学校", ">=", Decimal(5), "所")],
    due=DueValue("2025年底前", date(2025, 12, 31)),
    person="张三",
    post="局长",
)
BARE = cast.row("加强宣传引导")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(planner: Member) -> Plan:
    return cast.plan(planner)


@pytest.fixture
def task(planner: Member, plan: Plan) -> Task:
    return cast.entered(planner, [FULL], plan=plan, title="分工方案")[0]


def page_of(client: Client, task: Task, query: str = "") -> TaskPage:
    response = client.get(f"/ledger/{task.pk}/{query}")
    assert response.status_code == 200
    shown: TaskPage = response.context["page"]
    return shown


def send(
    client: Client, task: Task, group: str, *, version: int = 1, target: str = "", **said: Any
) -> HttpResponse:
    headers = {**HTMX, "HX-Target": target} if target else {}
    address = f"/ledger/{task.pk}/edit/{group}/"
    response: HttpResponse = client.post(address, {"version": version, **said}, headers=headers)
    return response


def now(task: Task, member: Member) -> RowContents:
    found = task_for(member, task.pk)
    assert found is not None
    return found.contents


def owners(*lines: tuple[str, str]) -> dict[str, str]:
    said = {}
    for i, (name, role) in enumerate(lines):
        said |= {f"owners-{i}-name": name, f"owners-{i}-role": role}
    return said


# What the page says


def test_page_says_everything_of_the_row(
    browser: cast.Browser, planner: Member, task: Task, plan: Plan
) -> None:
    page = page_of(browser(planner), task)
    assert (page.number, page.kind, page.plan, page.contents) == (1, "task", plan.title, FULL)
    assert [(b.name, b.written, b.known) for b in page.bodies] == [
        ("区教育局", "河西区教育局", True),
        ("市教委", "市教委", False),
    ]
    assert (page.advice, page.beside, page.back) == ([], None, "/ledger/")
    assert [(g.name, g.edit) for g in page.groups] == [
        (name, f"/ledger/{task.pk}/edit/{name}/")
        for name in ("text", "owners", "due", "figures", "person")
    ]
    text = browser(planner, "zh-hans").get(f"/ledger/{task.pk}/").content.decode()
    for words in (
        "≥ 5 所",
        "2025年12月31日",
        "原文：2025年底前",
        "原文：河西区教育局",
        "名录中无",
        "张三",
    ):
        assert words in text


def test_page_says_what_is_lacking_and_what_to_do(
    browser: cast.Browser, planner: Member, leader: Member, plan: Plan
) -> None:
    task = cast.entered(planner, [BARE], plan=plan)[0]
    advice = page_of(browser(planner), task).advice
    assert [(str(a.lack), a.href) for a in advice] == [
        ("No owner", f"/ledger/{task.pk}/edit/owners/"),
        ("No deadline", f"/ledger/{task.pk}/edit/due/"),
        ("Not measurable", f"/ledger/{task.pk}/edit/figures/"),
    ]
    page = page_of(browser(leader), task)
    assert [a.href for a in page.advice] == ["", "", ""]
    assert [g.edit for g in page.groups] == [""] * 5
    assert (
        "please settle it with them" in browser(leader).get(f"/ledger/{task.pk}/").content.decode()
    )


def test_source_is_quoted_in_its_context_with_its_place(
    browser: cast.Browser, planner: Member, leader: Member, task: Task
) -> None:
    before, behind = "前。" * 150, "后。" * 150
    text = f"{before}新建学校5所{behind}"
    start = len(before)
    Document.objects.filter(pk=task.document_id).update(
        text=text,
        blocks=[
            [0, start, {"page": 2}],
            [start, start + 6, {"page": 3}],
            [start + 6, len(text), {"page": 4}],
        ],
        articles=[{"start": 0, "end": len(text), "title": "教育篇"}],
    )
    Task.objects.filter(pk=task.pk).update(start=start, end=start + 6, path=["一、教育"])
    origin = page_of(browser(planner), task).origin
    assert (origin.title, origin.path, origin.quote.words) == (
        "分工方案",
        ["一、教育"],
        "新建学校5所",
    )
    assert (origin.quote.before, origin.quote.behind) == ("前。" * 67, "后。" * 68)
    assert (origin.quote.more_before, origin.quote.more_behind) == (True, True)
    assert (origin.quote.article, origin.quote.place) == ("教育篇", "page 3")
    finding = task.finding.pk  # type: ignore[attr-defined]
    assert origin.review == f"/intake/findings/{finding}/"
    assert origin.file == f"/intake/{task.document_id}/file/"
    assert origin.changed is False
    assert (
        "<mark>新建学校5所</mark>" in browser(planner).get(f"/ledger/{task.pk}/").content.decode()
    )
    assert [
        page_of(browser(leader), task).origin.review,
        page_of(browser(leader), task).origin.file,
    ] == ["", ""]


def test_source_says_when_the_row_was_worded_anew(
    browser: cast.Browser, planner: Member, task: Task
) -> None:
    send(browser(planner), task, "text", kind="task", text="新建学校6所")
    page = page_of(browser(planner), task)
    assert (page.origin.changed, page.origin.quote.words) == (True, "新建学校5所")


# History


def test_history_tells_who_changed_what_newest_first(
    browser: cast.Browser, planner: Member, supervisor: Member, task: Task
) -> None:
    contents = RowContents(
        kind=Kind.TARGET, text="新建学校6所", owners=[OwnerName("区住建委", LEAD)], person="李四"
    )
    edit_task(task=task, contents=contents, version=1, by=supervisor, at=cast.AT + timedelta(1))
    Member.objects.filter(pk=supervisor.pk).update(name="改名后的督查员")
    record(
        [Change("task.numbered", "task", task.pk)],
        authority_id=task.authority_id,
        member_id=None,
        at=cast.AT,
    )
    events = page_of(browser(planner), task).events
    assert [(e.who, e.words) for e in events] == [
        ("The system", "changed this row"),
        (
            "改名后的督查员",
            "changed: Kind, Key task, Owners, Due, Targets, Person responsible, Post",
        ),
        (planner.name, "entered this row as No. 1"),
    ]
    differences = {str(d.field): (d.before, d.after) for d in events[1].differences if d.told}
    assert differences == {
        "Kind": ("Task", "Target"),
        "Key task": ("新建学校5所", "新建学校6所"),
        "Owners": ("Lead 河西区教育局 · Support 市教委", "Lead 区住建委"),
        "Due": ("Dec. 31, 2025 (2025年底前)", "none"),
        "Targets": ("新建学校 ≥ 5 所", "none"),
    }
    text = browser(planner).get(f"/ledger/{task.pk}/").content.decode()
    assert "新建学校<del>5</del><ins>6</ins>所" in text
    history = text.split('id="history-title"')[1]
    assert "changed; names are not kept in the record" in history
    assert "李四" not in history


# Who sees what


def test_row_is_not_there_for_whoever_may_not_see_it(
    browser: cast.Browser, planner: Member, liaison: Member, stranger: Member, task: Task
) -> None:
    for member in (liaison, stranger):
        client = browser(member)
        missing = client.get("/ledger/999999/")
        for response in (
            client.get(f"/ledger/{task.pk}/"),
            client.get(f"/ledger/{task.pk}/edit/text/"),
            send(client, task, "text", kind="task", text="改"),
            client.post(f"/ledger/{task.pk}/undo/1/"),
        ):
            assert (response.status_code, missing.status_code) == (404, 404)
    assert now(task, planner) == FULL


def test_liaison_of_an_owner_sees_the_row(
    browser: cast.Browser, planner: Member, liaison: Member, plan: Plan
) -> None:
    mine = cast.entered(
        planner, [cast.row("改造小区", owners=[OwnerName("区住建委", LEAD)])], plan=plan
    )[0]
    assert page_of(browser(liaison), mine).may_edit is False


def test_who_may_only_see_is_told_why_nothing_was_changed(
    browser: cast.Browser, planner: Member, leader: Member, task: Task
) -> None:
    client = browser(leader)
    for response in (
        client.get(f"/ledger/{task.pk}/edit/text/", follow=True),
        client.post(
            f"/ledger/{task.pk}/edit/text/",
            {"version": 1, "kind": "task", "text": "改"},
            follow=True,
        ),
        client.post(f"/ledger/{task.pk}/undo/1/", follow=True),
    ):
        assert "Only planners and supervisors keep the ledger." in response.content.decode()
    assert now(task, planner) == FULL


# The way through the list


def test_neighbours_and_the_way_back_keep_the_filter(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    first, second, third = cast.entered(planner, [BARE, FULL, BARE], plan=plan)
    client = browser(planner)
    beside = page_of(client, second).beside
    assert beside is not None
    assert (beside.previous, beside.next) == (f"/ledger/{first.pk}/", f"/ledger/{third.pk}/")
    assert (beside.place, beside.total) == (2, 3)
    page = page_of(client, third, "?lack=owner&order=-number")
    assert page.beside is not None
    assert (page.beside.previous, page.beside.next) == (
        "",
        f"/ledger/{first.pk}/?lack=owner&order=-number",
    )
    assert page.back == "/ledger/?lack=owner&order=-number"
    assert page.groups[0].edit == f"/ledger/{third.pk}/edit/text/?lack=owner&order=-number"
    assert page_of(client, second, "?lack=owner").beside is None


# Editing


@pytest.mark.parametrize("group", ["text", "owners", "due", "figures", "person"])
def test_form_opens_on_the_spot_or_in_the_whole_page(
    browser: cast.Browser, planner: Member, task: Task, group: str
) -> None:
    client, address = browser(planner), f"/ledger/{task.pk}/edit/{group}/"
    piece = client.get(address, headers={**HTMX, "HX-Target": f"group-{group}"}).content.decode()
    assert piece.count("<form") == 1
    assert f'<section id="group-{group}"' in piece
    assert "<html" not in piece
    whole = client.get(address).content.decode()
    assert "<html" in whole
    assert f'action="{address}"' in whole
    again = client.get(f"/ledger/{task.pk}/", headers={**HTMX, "HX-Target": f"group-{group}"})
    assert "<form" not in again.content.decode()
    assert client.get(f"/ledger/{task.pk}/edit/nonsense/").status_code == 404


def test_form_sent_unchanged_changes_nothing(
    browser: cast.Browser, planner: Member, task: Task
) -> None:
    client = browser(planner)
    for group, said in (
        ("text", {"kind": "task", "text": "新建学校5所"}),
        ("owners", owners(("河西区教育局", "lead"), ("市教委", "support"))),
        ("due", {"due": "date", "day": "2025-12-31", "written": "2025年底前"}),
        ("figures", {"figures-0-metric": "新建学校", "figures-0-comparator": ">=", "figures-0-value": "5",
                     "figures-0-unit": "所"}),
        ("person", {"person": "张三", "post": "局长"}),
    ):  # fmt: skip
        assert send(client, task, group, **said).status_code == 302
    assert now(task, planner) == FULL
    assert Task.objects.get().version == 1


@pytest.mark.parametrize(
    ("group", "said", "changed"),
    [
        ("text", {"kind": "target", "text": " 改 "}, {"kind": Kind.TARGET, "text": "改"}),
        ("owners", owners(("区住建委", "lead"), ("", "support")), {"owners": [OwnerName("区住建委", LEAD)]}),
        ("owners", {}, {"owners": []}),
        ("due", {"due": "ongoing", "day": "2025-12-31", "written": ""}, {"due": DueValue("", None, "ongoing")}),
        ("due", {"due": "", "written": "尽快"}, {"due": DueValue("尽快")}),
        ("due", {"due": "date", "day": "2026-01-31", "written": ""}, {"due": DueValue("", date(2026, 1, 31))}),
        ("figures", {"figures-3-metric": "", "figures-3-comparator": "~", "figures-3-value": "0.5",
                     "figures-3-unit": "万人"},
         {"figures": [FigureValue("", "~", Decimal("0.5"), "万人")]}),
        ("person", {"person": "", "post": ""}, {"person": "", "post": ""}),
    ],
)  # fmt: skip
def test_each_group_saves_its_own_fields_and_no_others(
    browser: cast.Browser,
    planner: Member,
    task: Task,
    group: str,
    said: dict[str, str],
    changed: dict[str, Any],
) -> None:
    response = send(browser(planner), task, group, **said)
    assert (response.status_code, response.headers["Location"]) == (302, f"/ledger/{task.pk}/")
    assert now(task, planner) == replace(FULL, **changed)


@pytest.mark.parametrize(
    ("group", "said", "words"),
    [
        ("text", {"kind": "task", "text": "  "}, "This field is required."),
        ("text", {"kind": "nonsense", "text": "改"}, "Select a valid choice"),
        ("due", {"due": "date", "day": ""}, "Enter the date."),
        ("due", {"due": "date", "day": "2025-02-30"}, "Enter a valid date."),
        ("owners", owners(("区住建委", "boss")), "Select a valid choice"),
        ("owners", owners(("长" * 121, "lead")), "at most 120 characters"),
        ("figures", {"figures-0-comparator": "=", "figures-0-value": "five"}, "Enter a number."),
        (
            "figures",
            {"figures-0-comparator": "=", "figures-0-metric": "新建"},
            "A figure needs a number.",
        ),
        ("figures", {"figures-0-comparator": "=", "figures-0-value": "1e400"}, "no more than"),
        ("figures", {"figures-0-comparator": "=", "figures-0-value": "NaN"}, "Enter a number."),
    ],
)
def test_what_makes_no_sense_comes_back_with_the_reason(
    browser: cast.Browser, planner: Member, task: Task, group: str, said: dict[str, str], words: str
) -> None:
    response = send(browser(planner), task, group, target=f"group-{group}", **said)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert now(task, planner) == FULL


def test_htmx_gets_everything_that_may_have_changed(
    browser: cast.Browser, planner: Member, plan: Plan
) -> None:
    task = cast.entered(planner, [BARE], plan=plan)[0]
    response = send(
        browser(planner), task, "owners", target="group-owners", **owners(("区住建委", "lead"))
    )
    assert response.status_code == 200
    assert (response.headers["HX-Retarget"], response.headers["HX-Reswap"]) == (
        "#task",
        "outerHTML",
    )
    text = response.content.decode()
    assert '<div id="task">' in text
    assert "Name a unit" not in text
    assert "changed: Owners" in text
    assert '<div hx-swap-oob="beforeend:#toasts">' in text
    assert f'action="/ledger/{task.pk}/undo/2/"' in text


def test_lines_are_added_and_taken_away_without_saving(
    browser: cast.Browser, planner: Member, task: Task
) -> None:
    client = browser(planner)
    lines = owners(("甲", "lead"), ("乙", "support"))

    def shown(**button: str) -> list[tuple[str, str]]:
        response = send(client, task, "owners", target="group-owners", **lines, **button)
        assert response.status_code == 200
        editing = response.context["group"].editing
        return [(line["name"].value() or "", line["role"].value()) for line in editing.lines]

    assert shown(add="1") == [("甲", "lead"), ("乙", "support"), ("", "responsible")]
    assert shown(remove="0") == [("乙", "support")]
    assert shown(remove="nonsense") == [("甲", "lead"), ("乙", "support")]
    assert now(task, planner) == FULL


def test_name_of_nobody_is_told_first_and_kept_when_sent_again(
    browser: cast.Browser, planner: Member, task: Task
) -> None:
    client = browser(planner)
    lines = owners(("河西区教育局", "lead"), ("市教委", "support"), ("区教于局", "support"))
    response = send(client, task, "owners", target="group-owners", **lines)
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("” is not in the directory.") == 1  # the document's own 市教委 is no slip
    assert 'name="take" value="owners-2:区教育局"' in html
    assert now(task, planner) == FULL
    response = send(client, task, "owners", target="group-owners", **lines, keep="owners-2")
    assert 'name="owners-2-kept" value="区教于局"' in response.content.decode()
    kept = {"owners-2-kept": "区教于局"}
    assert send(client, task, "owners", **lines, **kept).status_code == 302
    assert [owner.name for owner in now(task, planner).owners][2] == "区教于局"


def test_who_comes_second_sees_what_the_first_wrote_and_loses_nothing(
    browser: cast.Browser, planner: Member, supervisor: Member, task: Task
) -> None:
    send(browser(supervisor), task, "text", kind="task", text="督查员改的")
    client = browser(planner)
    response = send(client, task, "text", target="group-text", kind="task", text="规划员改的")
    text = response.content.decode()
    assert response.status_code == 422
    assert "Someone else has changed this row in the meantime." in text
    assert "督查员改的" in text
    assert "规划员改的" in text
    assert '<input type="hidden" name="version" value="2">' in text
    assert now(task, planner).text == "督查员改的"
    assert send(client, task, "text", version=2, kind="task", text="规划员改的").status_code == 302
    assert now(task, planner).text == "规划员改的"


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 30])
def test_form_without_its_version_is_not_saved(
    browser: cast.Browser, planner: Member, task: Task, version: str
) -> None:
    client = browser(planner)
    said = {"version": version, "kind": "task", "text": "改"}
    assert client.post(f"/ledger/{task.pk}/edit/text/", said).status_code == 422
    assert now(task, planner) == FULL


def test_edit_is_taken_back_in_one_step(browser: cast.Browser, planner: Member, task: Task) -> None:
    client = browser(planner)
    send(client, task, "text", kind="task", text="改")
    assert (
        f'action="/ledger/{task.pk}/undo/2/"' in client.get(f"/ledger/{task.pk}/").content.decode()
    )
    page = client.post(f"/ledger/{task.pk}/undo/2/", follow=True).content.decode()
    assert "Undone." in page
    assert now(task, planner) == FULL
    late = client.post(f"/ledger/{task.pk}/undo/2/", follow=True).content.decode()
    assert "Someone else has changed this row in the meantime." in late
    send(client, task, "person", version=3, person="李四", post="")
    assert f"/ledger/{task.pk}/undo/" not in client.get(f"/ledger/{task.pk}/").content.decode()


# How many questions


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_ten_queries_for_any_number_of_parts_and_entries(
    browser: cast.Browser, planner: Member, plan: Plan, count: int
) -> None:
    row = cast.row(
        "改",
        owners=[OwnerName(f"区教育局{i}", LEAD) for i in range(count)],
        figures=FULL.figures * count,
    )
    task = cast.entered(planner, [row] * count, plan=plan)[0]
    client = browser(planner)
    for version in range(1, count + 1):
        contents = cast.row(f"第{version}次", owners=row.owners, figures=row.figures)
        edit_task(task=task, contents=contents, version=version, by=planner, at=cast.AT)
    with CaptureQueriesContext(connection) as seen:
        page = page_of(client, task, f"?plan={plan.pk}&unit={planner.unit_id}&order=lead")
    assert len(page.events) == count + 1
    assert len(seen) == 10
