"""The browser and the installation that the journeys share."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.installation import Installation

CHROMIUM = os.environ.get("LANTU_CHROMIUM") or shutil.which("chromium") or ""
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]

PATIENCE = 90_000
"""Milliseconds until a page counts as lost: a busy machine is slow, and only a fault waits so long."""
expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one module: while it runs, its event loop keeps Django's database shut."""
    if not CHROMIUM:
        assert os.environ.get("CI") != "true", "the journeys need Chromium (Debian: chromium)"
        pytest.skip("no Chromium found (Debian: apt install chromium, or set LANTU_CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    """The demo, running; shared by the journeys of this process."""
    running = Installation(Path(tempfile.mkdtemp(prefix="lantu-journey-")))
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(autouse=True)
def server_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the server said stands beside what failed."""
    if "installation" not in request.fixturenames:
        yield
        return
    installation: Installation = request.getfixturevalue("installation")
    before = len(installation.log)
    yield
    sys.stdout.write(installation.log[before:])


@pytest.fixture
def visit(chromium: Browser, installation: Installation) -> Iterator[Visit]:
    """`visit("planner")` is a page in which that member is signed in.

    A page that calls another host, breaks the Content-Security-Policy or has an error in a
    script fails the journey.
    """
    contexts, faults = [], []

    def opened(
        username: str, *, width: int = 1280, height: int = 900, language: str = "zh-hans"
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True
        )
        context.add_cookies(
            [{"name": "lantu_language", "value": language, "url": installation.address}]
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda r: _check_host(r.url, installation.address, faults))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if _is_fault(m.type, m.text) else None)
        page.goto(f"{installation.address}/sign-in/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", "lantu-demo")
        with page.expect_navigation(url=lambda url: "sign-in" not in url):
            page.locator("form:has(input[name=password]) button").click()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def first_address(page: Page, pattern: str) -> str:
    """The first address on the page that the pattern is found in."""
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(a => a.getAttribute('href'))")
    return next(str(href) for href in hrefs if re.search(pattern, href))


def _check_host(url: str, address: str, faults: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        faults.append(f"called {url}")


def _is_fault(kind: str, text: str) -> bool:
    """An error on the console, but for the answers 404 and 409 that a journey asks for."""
    return kind == "error" and "Failed to load resource" not in text
