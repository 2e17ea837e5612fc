"""The review in a real browser: by keyboard, without a script, and without faults of access."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from lantu.directory.models import Member, Unit
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Document, Task
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import row
from tests.pages.opening import opened as open_page

pytestmark = pytest.mark.journey


@pytest.fixture
def document(live_server: Any, planner: Member) -> Document:
    rows = [
        row("新建学校5所，改造操场。", owners=[OwnerName("区教育局", OwnerRole.LEAD)]),
        row("加强督查。", owners=[OwnerName("某某局", OwnerRole.LEAD)]),
        row("做好宣传。"),
        row("办好展会。"),
    ]
    return cast.read(planner, rows, title="2025年任务分工")


def opened(
    chromium: Browser, live_server: Any, member: Member, document: Document, **options: Any
) -> Page:
    """The review of the document as the member sees it."""
    address = reverse("review", args=[document.pk])
    return open_page(chromium, live_server, member, address, **options)


def card(page: Page, text: str) -> Any:
    return page.locator("article.finding", has_text=text)


def test_keys_decide_and_the_focus_is_never_lost(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    first, second, third, fourth = (
        f"#f{pk}" for pk in document.findings.values_list("pk", flat=True)
    )
    keys = page.keyboard
    keys.press("j")
    expect(page.locator(second)).to_be_focused()
    keys.press("ArrowUp")
    expect(page.locator(first)).to_be_focused()
    keys.press("Enter")
    expect(page.locator(first)).to_have_attribute("data-state", "confirmed")
    expect(page.locator(second)).to_be_focused()
    expect(page.locator(".toast")).to_contain_text("row 1 of the ledger")
    keys.press("x")
    expect(page.locator(second)).to_have_attribute("data-state", "dropped")
    expect(page.locator(third)).to_be_focused()
    keys.press("k")
    keys.press("r")
    expect(page.locator(second)).to_have_attribute("data-state", "open")
    expect(page.locator(second)).to_be_focused()
    keys.press("m")
    expect(page.locator(third)).to_have_count(0)
    expect(page.locator(second)).to_contain_text("加强督查。做好宣传。")
    expect(page.locator(second)).to_be_focused()
    keys.press("u")
    expect(page.locator(third)).to_have_attribute("data-state", "open")
    keys.press("s")
    expect(page.locator(f"{second} [name=offset]:checked")).to_be_focused()
    keys.press("Escape")
    expect(page.locator(second)).to_be_focused()
    keys.press("a")
    expect(page.locator("#review-ahead")).to_contain_text("This document is fully reviewed.")
    expect(page.locator("#review-ahead [data-ahead]").first).to_be_focused()
    expect(page.locator(f"#review-text .is-confirmed[data-findings='{fourth[2:]}']")).to_have_count(
        1
    )
    assert Task.objects.count() == 4


def test_two_quick_confirmations_are_two(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(page.locator(".finding.is-confirmed")).to_have_count(3)
    expect(page.locator(".toast-error")).to_have_count(0)
    assert Task.objects.count() == 3


def test_undo_waits_for_what_it_undoes(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    first = document.findings.all()[0]
    page.keyboard.press("x")
    expect(page.locator(f"#f{first.pk}")).to_have_attribute("data-state", "dropped")
    page.keyboard.press("Enter")
    page.keyboard.press("u")  # before the answer is there
    expect(page.locator(".toast")).to_contain_text("Confirmation undone.")
    assert [f.state for f in document.findings.all()] == ["dropped", "open", "open", "open"]


def test_correct_by_keys(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    first = document.findings.all()[0]
    page.keyboard.press("e")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("新建中学。xjkm?")  # keys of the review are letters here
    page.get_by_role("button", name="Add a unit").click()
    expect(page.locator("[name=owner-1-name]")).to_be_focused()
    page.keyboard.type("区审计局")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#f{first.pk}")).to_have_attribute("data-state", "confirmed")
    task = Task.objects.get()
    assert task.text == "新建中学。xjkm?"
    assert [(o.name, o.unit and o.unit.short_name) for o in task.owners.all()] == [
        ("区教育局", "区教育局"),
        ("区审计局", "区审计局"),
    ]


def test_slip_in_a_name_is_said_at_once_and_mended_by_a_button(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    page.keyboard.press("e")
    name = page.locator("[name=owner-0-name]")
    name.fill("区教于局")
    name.press("Tab")
    expect(page.locator(".name-hint")).to_contain_text("“区教于局” is not in the directory.")
    page.get_by_role("button", name="区教育局", exact=True).click()
    expect(name).to_have_value("区教育局")
    expect(name).to_be_focused()
    expect(page.locator(".name-hint")).to_be_hidden()
    # Enter in the field asks and saves in one: what was not seen is not saved.
    name.fill("区审鸡局")
    name.press("Enter")
    expect(page.locator(".name-hint")).to_contain_text("Save again to keep it")
    expect(name).to_be_focused()
    assert document.findings.all()[0].contents.owners[0].name == "区教育局"
    name.press("Enter")
    expect(page.locator("article.finding .owner-name").first).to_contain_text("区审鸡局")


def test_mark_and_card_lead_to_each_other(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    third = document.findings.all()[2]
    page.locator(f"#m{third.pk}").click()
    expect(page.locator(f"#f{third.pk}")).to_be_focused()
    page.locator("article.finding").nth(1).hover()
    expect(page.locator("#review-text .is-hovered")).to_have_text("加强督查。")


def test_everything_works_without_a_script(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document, java_script_enabled=False)
    card(page, "加强督查。").get_by_role("button", name="Confirm").click()
    assert page.locator(".toast").inner_text().startswith("Confirmed as row 1 of the ledger.")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    card(page, "加强督查。").get_by_role("link", name="Split").click()
    page.get_by_role("link", name="Cancel").click()
    card(page, "加强督查。").get_by_role("link", name="Correct").click()
    page.locator("textarea").fill("加强督查和考核。")
    page.get_by_role("button", name="Save", exact=True).click()
    assert card(page, "加强督查和考核。").count() == 1
    page.get_by_role("button", name="Confirm 4 in this article").click()
    assert Task.objects.count() == 4


@pytest.fixture
def bodies(live_server: Any, planner: Member) -> Document:
    """A document that names thirteen bodies nobody knows: more than are listed at once."""
    rows = [
        row(f"第{i}项。", owners=[OwnerName(f"区{name}局", OwnerRole.LEAD)])
        for i, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅")
    ]
    return cast.read(planner, rows, title="未识别单位")


def test_second_press_of_enter_adopts_no_further_body(
    chromium: Browser, live_server: Any, planner: Member, bodies: Document
) -> None:
    page = opened(chromium, live_server, planner, bodies)
    page.locator("#review-bodies > summary").click()
    listed = page.locator("#review-bodies li")
    third = listed.nth(2).locator("strong").inner_text()
    fourth = listed.nth(3).locator("strong").inner_text()
    units = Unit.objects.count()
    listed.nth(2).get_by_role("button", name="Add").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(listed.nth(2)).to_have_text(re.compile(fourth))
    expect(listed.nth(2)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(listed.nth(2).locator("input[name=search]")).to_be_focused()
    assert list(Unit.objects.order_by("-pk").values_list("name", flat=True))[:1] == [third]
    assert (Unit.objects.count(), Task.objects.count()) == (units + 1, 0)


def test_list_of_unknown_bodies_stays_where_it_was(
    chromium: Browser, live_server: Any, planner: Member, bodies: Document
) -> None:
    page = opened(chromium, live_server, planner, bodies)
    page.locator("#review-bodies > summary").click()
    listed = page.locator("#review-bodies li")
    last = listed.nth(11)
    name = last.locator("strong").inner_text()
    last.get_by_role("button", name="Add").click()
    expect(page.locator("#review-bodies")).not_to_contain_text(name)
    expect(listed.nth(11)).to_be_focused()
    expect(listed.nth(11)).to_be_in_viewport()
    assert page.locator("#review-bodies ul").evaluate("list => list.scrollTop") > 0


def test_enter_decides_nothing_once_the_last_body_is_settled(
    chromium: Browser, live_server: Any, planner: Member, document: Document
) -> None:
    page = opened(chromium, live_server, planner, document)
    page.locator("#review-bodies > summary").click()
    page.locator("#review-bodies li").get_by_role("button", name="Add").click()
    expect(page.locator("#review-bodies")).to_be_hidden()
    expect(page.locator("#found")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    expect(page.locator("article.finding").nth(1)).to_be_focused()
    assert Task.objects.count() == 0


@pytest.mark.parametrize("width", [360, 1280, 1920])
@pytest.mark.parametrize("key", ["", "e", "s", "?"])
def test_no_fault_of_access_and_no_sideways_scrolling(
    chromium: Browser, live_server: Any, planner: Member, document: Document, width: int, key: str
) -> None:
    page = opened(chromium, live_server, planner, document)
    page.set_viewport_size({"width": width, "height": 800})
    if key:
        page.keyboard.press(key)
        page.locator(
            {"e": "textarea", "s": "[name=offset]", "?": "dialog[open]"}[key]
        ).first.wait_for(state="attached")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
