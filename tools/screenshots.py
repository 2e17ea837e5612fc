"""`./lantu screenshots`: the pictures of the README, taken of the demo as it is now.

Needs Chromium. Writes docs/images/NAME.png, and nothing else.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.installation import Installation

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SHOTS = [
    # name, member, address, width, height
    ("review", "planner", "newspaper", 1280, 860),
    ("ledger", "planner", "/ledger/", 1280, 860),
    ("phone", "liaison-zjw", "/ledger/", 390, 844),
]


def main() -> int:
    """Take all pictures; 1 where there is no browser."""
    chromium = os.environ.get("LANTU_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("no Chromium found (Debian: apt install chromium, or set LANTU_CHROMIUM)")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    demo = Installation(Path(tempfile.mkdtemp(prefix="lantu-screenshots-")))
    try:
        demo.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, member, address, width, height in SHOTS:
                page = _signed_in(browser, demo, member, width, height)
                page.goto(demo.address + _address(page, demo, address))
                page.wait_for_load_state("networkidle")
                page.screenshot(path=IMAGES / f"{name}.png")
                print(f"docs/images/{name}.png")
    finally:
        demo.stop()
    return 0


def _signed_in(browser: Browser, demo: Installation, member: str, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{demo.address}/sign-in/")
    page.fill("input[name=username]", member)
    page.fill("input[name=password]", "lantu-demo")
    with page.expect_navigation(url=lambda url: "sign-in" not in url):
        page.locator("form:has(input[name=password]) button").click()
    return page


def _address(page: Page, demo: Installation, address: str) -> str:
    """The review of the document that waits for it, where the address is "newspaper"."""
    if address != "newspaper":
        return address
    page.goto(f"{demo.address}/intake/")
    return str(page.locator("a[href*='/review/']").first.get_attribute("href"))


if __name__ == "__main__":
    sys.exit(main())
