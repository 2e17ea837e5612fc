"""A planner's document becomes a ledger: upload, review by keyboard, ledger, export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Visit, first_address
from tests.journeys.installation import Installation

pytestmark = pytest.mark.journey

TITLE = "河西区便民服务任务分工方案"
TEXT = f"""{TITLE}

一、稳定就业

1.举办专场招聘会12场。（牵头单位：区人社局；配合单位：区财政局、区总工会）

2.到2026年底，建成零工驿站2处。（区人社局牵头，区住建委配合）

二、方便办事

1.推行一件事一次办，全程网办率达到95%以上。（责任单位：区政务服务办、区司法局）

2.编制便民服务手册。

3.重复的一条，不应入账。
"""


def hand_in(page: Page, installation: Installation, *files: Path) -> None:
    page.goto(f"{installation.address}/intake/")
    page.set_input_files("input[type=file]", [str(file) for file in files])
    page.locator("form.hand-in-files button.button-primary").click()


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_document_becomes_a_ledger_and_a_workbook(
    visit: Visit, installation: Installation, tmp_path: Path
) -> None:
    page = visit("planner")
    hand_in(page, installation, write(tmp_path, "便民.txt", TEXT))
    page.wait_for_url("**/review/**")
    cards = page.locator("[data-finding]")
    expect(cards).to_have_count(5)
    expect(page.locator("mark, [id^=m]").first).to_be_visible()

    # The last is no task: go to it, drop it, think again, undo, drop it after all.
    for _ in range(4):
        page.keyboard.press("j")
    expect(cards.nth(4)).to_be_focused()
    page.keyboard.press("x")
    expect(cards.nth(4)).to_have_attribute("data-state", "dropped")
    page.keyboard.press("u")
    expect(cards.nth(4)).to_have_attribute("data-state", "open")
    cards.nth(4).focus()
    page.keyboard.press("x")
    expect(cards.nth(4)).to_have_attribute("data-state", "dropped")

    # Confirm the first by key, the others of the article at once.
    cards.nth(0).focus()
    page.keyboard.press("Enter")
    expect(cards.nth(0)).to_have_attribute("data-state", "confirmed")
    page.keyboard.press("a")
    for n in (1, 2, 3):
        expect(cards.nth(n)).to_have_attribute("data-state", "confirmed")

    # The ledger of this plan has the four rows; its workbook says exactly what the document did.
    page.goto(f"{installation.address}/ledger/?words=")
    page.select_option("select[name=plan]", label=TITLE)
    page.wait_for_url("**plan=**")
    expect(page.get_by_text("编制便民服务手册。").first).to_be_visible()
    with page.expect_download() as download:
        page.locator("a[href*='export.xlsx']").first.click()
    exported = tmp_path / "out.xlsx"
    download.value.save_as(exported)
    rows = CalamineWorkbook.from_path(str(exported)).get_sheet_by_index(0).to_python()
    head = next(i for i, row in enumerate(rows) if row[0] == "序号")
    assert rows[head] == [
        "序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限", "目标", "来源", "类型", "责任人", "落实条件",
    ]  # fmt: skip
    assert [row[:7] for row in rows[head + 1 :]] == [
        [1, "举办专场招聘会12场。", "区人社局", "", "区财政局、区总工会", "", "专场招聘会 12 场"],
        [2, "到2026年底，建成零工驿站2处。", "区人社局", "", "区住建委", date(2026, 12, 31), "零工驿站 2 处"],
        [3, "推行一件事一次办，全程网办率达到95%以上。", "", "区政务服务办、区司法局", "", "", "全程网办率 ≥ 95 %"],
        [4, "编制便民服务手册。", "", "", "", "", ""],
    ]  # fmt: skip
    assert [row[7] for row in rows[head + 1 :]] == [
        f"{TITLE}\n一、稳定就业",
        f"{TITLE}\n一、稳定就业",
        f"{TITLE}\n二、方便办事",
        f"{TITLE}\n二、方便办事",
    ]


def test_a_bad_file_is_told_and_the_good_one_goes_on(
    visit: Visit, installation: Installation, tmp_path: Path
) -> None:
    page = visit("planner")
    good = write(tmp_path, "好文件.txt", "1.新建学校5所。（责任单位：区教育局）\n")
    hand_in(page, installation, good, write(tmp_path, "空文件.txt", ""))
    expect(page.get_by_text("空文件.txt").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.goto(f"{installation.address}/intake/")
    expect(page.get_by_role("row").filter(has_text="好文件.txt")).to_have_count(1)


def test_the_next_district_sees_nothing(visit: Visit, installation: Installation) -> None:
    planner, stranger = visit("planner"), visit("nankai-planner")
    planner.goto(f"{installation.address}/ledger/")
    row = first_address(planner, r"^/ledger/\d+/")
    assert planner.goto(f"{installation.address}{row}").status == 200  # type: ignore[union-attr]
    assert stranger.goto(f"{installation.address}{row}").status == 404  # type: ignore[union-attr]
    stranger.goto(f"{installation.address}/intake/")
    expect(stranger.get_by_text("division.docx")).to_have_count(0)


def test_an_upload_survives_a_power_cut(
    visit: Visit, installation: Installation, tmp_path: Path
) -> None:
    page = visit("planner")
    lines = "".join(f"{n}.新建口袋公园{n}个。（责任单位：区城管委）\n" for n in range(1, 3000))
    hand_in(page, installation, write(tmp_path, "停电.txt", lines))
    page.wait_for_url("**/intake/*/**")
    page.goto("about:blank")
    installation.kill()
    installation.start()
    page.goto(f"{installation.address}/intake/")
    page.get_by_role("row").filter(has_text="停电.txt").get_by_role("link").first.click()
    page.wait_for_url("**/review/**", timeout=180_000)
    expect(page.get_by_text("2999").first).to_be_visible()
