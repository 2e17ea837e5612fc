"""Editing rows in the list by keyboard, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lantu.directory.models import Member
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.pages.opening import opened

pytestmark = pytest.mark.journey
LEAD = OwnerName("区教育局", OwnerRole.LEAD)


@pytest.fixture
def tasks(live_server: Any, planner: Member) -> list[Task]:
    rows = [cast.row("新建学校5所"), cast.row("加强宣传引导", owners=[LEAD])]
    return cast.entered(planner, rows, title="分工方案")


@pytest.fixture
def page(chromium: Browser, live_server: Any, planner: Member, tasks: list[Task]) -> Page:
    return opened(chromium, live_server, planner, "/ledger/")


def test_row_is_edited_saved_and_left_by_keys(page: Page, tasks: list[Task]) -> None:
    row, other = (page.locator(f"#row-{task.pk}") for task in tasks)
    row.locator("[data-edit=text]").focus()
    page.keyboard.press("Enter")
    expect(row.locator("textarea")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("新建学校6所")
    page.keyboard.press("Control+Enter")
    expect(row.locator(".row-text")).to_have_text("新建学校6所")
    expect(row.locator("[data-edit=text]")).to_be_focused()
    expect(page.locator(".toast")).to_contain_text("Saved.")

    page.keyboard.press("Tab")
    expect(row.locator("[data-edit=owners]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator("[name=owners-0-name]")).to_be_focused()
    page.keyboard.type("区住建委")
    page.keyboard.press("Escape")
    expect(row.locator("form")).to_have_count(0)
    expect(row.locator("[data-edit=owners]")).to_be_focused()

    other.locator("[data-edit=due]").focus()
    page.keyboard.press("Enter")
    other.get_by_label("On a date").check()
    other.get_by_label("Due date").fill("2031-05-06")
    page.keyboard.press("Control+Enter")
    expect(other.locator("time")).to_have_attribute("datetime", "2031-05-06")
    expect(page.locator("#ledger-statement")).to_contain_text(
        "2 rows: 1 with an owner, 1 with a deadline"
    )
    page.locator(".toast").last.get_by_role("button", name="Undo").click()
    expect(other.locator("time")).to_have_count(0)
    expect(page.locator("#ledger-statement")).to_contain_text(
        "2 rows: 1 with an owner, 0 with a deadline"
    )
    found = {task.text: task.owners.count() for task in Task.objects.all()}
    assert found == {"新建学校6所": 0, "加强宣传引导": 1}
