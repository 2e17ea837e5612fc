"""Each page in each language and width: nothing overflows, and axe finds no fault."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import Visit, first_address
from tests.journeys.installation import Installation

pytestmark = pytest.mark.journey


def pages_of(page: Page, installation: Installation) -> list[str]:
    """The addresses of the office, with a document and a row that the demo has."""
    page.goto(f"{installation.address}/intake/")
    review = first_address(page, r"/review/")
    page.get_by_role("link", name="主要指标").first.click()
    paper = first_address(page, r"/pages/\d+/")
    page.goto(f"{installation.address}/ledger/")
    row = first_address(page, r"^/ledger/\d+/")
    page.goto(f"{installation.address}/")
    plan = first_address(page, r"^/plans/\d+/")
    return ["/", "/intake/", "/ledger/", "/plans/", review, paper, row, plan]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_no_page_overflows_or_shuts_anybody_out(
    visit: Visit, installation: Installation, language: str, width: int
) -> None:
    page = visit("planner", width=width, language=language)
    for address in pages_of(page, installation):
        page.goto(f"{installation.address}{address}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        found = Axe().run(page).response["violations"]
        assert [(f["id"], f["nodes"][0]["html"][:120]) for f in found] == [], address
