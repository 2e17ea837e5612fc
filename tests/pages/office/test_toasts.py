"""How long it is told what was done, in a real browser whose clock the test sets."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lantu.directory.models import Member
from lantu.ledger.models import Task
from tests import cast
from tests.pages.opening import opened

pytestmark = pytest.mark.journey


@pytest.fixture
def tasks(live_server: Any, planner: Member) -> list[Task]:
    return cast.entered(planner, [cast.row(f"第{i}项任务") for i in range(30)])


@pytest.fixture
def page(chromium: Browser, live_server: Any, planner: Member, tasks: list[Task]) -> Page:
    page = opened(chromium, live_server, planner, "/ledger/")
    page.clock.install()
    page.reload()
    return page


def edit(page: Page, task: Task, text: str) -> None:
    row = page.locator(f"#row-{task.pk}")
    row.locator("[data-edit=text]").click()
    row.locator("textarea").fill(text)
    row.locator("textarea").press("Control+Enter")
    expect(row.locator(".row-text")).to_have_text(text)


def test_offer_of_undo_stays_for_two_minutes_and_the_word_on_it_for_twenty_seconds(
    page: Page, tasks: list[Task]
) -> None:
    edit(page, tasks[0], "改过的任务")
    toast = page.locator(".toast")
    page.clock.fast_forward(119_000)
    expect(toast).to_contain_text("Saved.")
    toast.get_by_role("button", name="Undo").click()
    expect(toast).to_have_text("Undone.×")
    page.mouse.move(0, 0)  # off the toast: what somebody points at stays
    page.clock.fast_forward(19_000)
    expect(toast).to_have_count(1)
    page.clock.fast_forward(2_000)
    expect(toast).to_have_count(0)
    edit(page, tasks[1], "又改过的任务")
    page.clock.fast_forward(121_000)
    expect(toast).to_have_count(0)


def test_offer_that_somebody_is_at_stays(page: Page, tasks: list[Task]) -> None:
    edit(page, tasks[0], "改过的任务")
    page.locator(".toast").get_by_role("button", name="Undo").focus()
    page.clock.fast_forward(600_000)
    expect(page.locator(".toast")).to_have_count(1)


def test_last_three_stand_one_above_the_other_and_cover_no_row_for_good(
    page: Page, tasks: list[Task]
) -> None:
    for i, task in enumerate(tasks[:5]):
        edit(page, task, f"改过的第{i}项")
    toasts = page.locator(".toast")
    expect(toasts).to_have_count(3)
    boxes = [toasts.nth(i).bounding_box() or {} for i in range(3)]
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))
    page.keyboard.press("End")
    last = page.locator(f"#row-{tasks[-1].pk}")
    last.locator("[data-edit=due]").focus()
    place = last.locator("[data-edit=due]").bounding_box() or {}
    assert place["y"] + place["height"] <= boxes[0]["y"]
