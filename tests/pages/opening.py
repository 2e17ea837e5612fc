"""A page of the office in a real browser, as a member sees it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from lantu.directory.models import Member
from tests import cast


def opened(
    chromium: Browser, live_server: Any, member: Member, address: str, **options: Any
) -> Page:
    """The page at the address, in which the member is signed in."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
    context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": live_server.url}
            for name, morsel in cast.signed_in(member).cookies.items()
        ]
    )
    page = context.new_page()
    page.goto(live_server.url + address)
    return page
