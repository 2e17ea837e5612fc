"""Nothing reaches out of the screen sideways, nor out of its own frame, on any width in any mode."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from lantu.directory.models import Member
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.rows import DueValue, OwnerName
from tests import cast
from tests.pages.opening import opened

pytestmark = pytest.mark.journey
FRAMES = "[...document.querySelectorAll('.table-wrap, .tabs, .site-nav')]"
OVER = f"{FRAMES}.filter(e => e.scrollWidth > e.clientWidth).map(e => e.className)"


@pytest.fixture
def task(live_server: Any, planner: Member) -> Task:
    owners = [
        OwnerName("区发改委", OwnerRole.LEAD),
        OwnerName("河西区政务服务办公室", OwnerRole.RESPONSIBLE),
        OwnerName("某某生态环境综合执法大队", OwnerRole.SUPPORT),
    ]
    rows = [
        cast.row("改造老旧小区12个片区", owners=owners, due=DueValue("", date(2024, 1, 31))),
        cast.row("做好长期性、基础性、综合性的各项工作" * 6, owners=owners[:1]),
    ]
    return cast.entered(planner, rows, title="2025年城市更新重点任务分工方案")[0]


def pages(task: Task) -> list[str]:
    return [
        "/",
        "/intake/",
        "/ledger/",
        "/plans/",
        f"/plans/{task.plan_id}/",
        f"/ledger/{task.pk}/",
    ]


def look(page: Page, live_server: Any, task: Task, mode: str) -> list[tuple[str, Any]]:
    """The pages that something reaches out of, with what it is."""
    cookie = {"name": "lantu_mode", "value": mode, "url": live_server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    faults: list[tuple[str, Any]] = []
    for address in pages(task):
        page.goto(live_server.url + address)
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        inside = page.evaluate(OVER)
        if width > 0 or inside:
            faults.append((address, width or inside))
    return faults


@pytest.mark.parametrize("mode", ["plain", "elder"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_reaches_out_sideways(
    chromium: Browser, live_server: Any, planner: Member, task: Task, width: int, mode: str
) -> None:
    page = opened(chromium, live_server, planner, "/")
    page.set_viewport_size({"width": width, "height": 900})
    assert look(page, live_server, task, mode) == []
    page.goto(f"{live_server.url}/ledger/")
    page.locator(".ledger-columns > summary").click()
    menu = page.locator(".ledger-columns .menu-panel").bounding_box()
    assert menu is not None
    assert (menu["x"] >= 0, menu["x"] + menu["width"] <= width) == (True, True)


def test_rows_are_cards_where_the_columns_have_no_room(
    chromium: Browser, live_server: Any, planner: Member, task: Task
) -> None:
    page = opened(chromium, live_server, planner, "/ledger/")
    head, order = page.locator(".ledger-table thead"), page.locator(".ledger-order")
    shown = []
    for width in (1280, 768):
        page.set_viewport_size({"width": width, "height": 900})
        shown.append(((head.bounding_box() or {})["width"] > 1, order.is_visible()))
    assert shown == [(True, False), (False, True)]
