"""长者模式: whether a person asked for larger type and fewer things."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "lantu_mode"
MODES = ("plain", "elder")


def chosen_mode(request: HttpRequest) -> str:
    """The mode of the cookie, else plain."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in MODES else "plain"
