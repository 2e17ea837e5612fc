"""The few icons, as paths on a 20 × 20 grid drawn with the text's own colour."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "add": "M10 4v12M4 10h12",
    "arrow": "M4 10h11M11 5.5 15.5 10 11 14.5",
    "back": "M16 10H5M9 5.5 4.5 10 9 14.5",
    "check": "M4 10.5 8 14.5 16 6",
    "close": "M5 5l10 10M15 5 5 15",
    "document": "M5 2.5h7l4 4v11H5zM12 2.5v4h4M8 10.5h5M8 13.5h5",
    "download": "M10 3v10M6 9.5l4 4 4-4M4 17h12",
    "edit": "M4 16l1-4 8.5-8.5 3 3L8 15zM12 5l3 3",
    "export": "M10 13V3M6 6.5l4-4 4 4M4 12v5h12v-5",
    "filter": "M3 5h14l-5.5 6v5l-3 1.5V11z",
    "merge": "M5 3v4c0 3 5 3 5 6v4M15 3v4c0 3-5 3-5 6",
    "next": "M8 5l5 5-5 5",
    "previous": "M12 5l-5 5 5 5",
    "search": "M13.5 13.5 17 17M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z",
    "split": "M5 17v-4c0-3 5-3 5-6V3M15 17v-4c0-3-5-3-5-6",
    "table": "M3 4.5h14v11H3zM3 8.5h14M8 8.5v7",
    "undo": "M7 4 3.5 7.5 7 11M4 7.5h8a4.5 4.5 0 0 1 0 9H8",
    "upload": "M10 13V3.5M6 7l4-4 4 4M3.5 13v3.5h13V13",
}


def icon_svg(name: str) -> SafeString:
    """The icon as inline SVG, silent for screen readers; nothing for an empty name."""
    if not name:
        return SafeString("")
    path = mark_safe(PATHS[name])  # noqa: S308 - our own constants
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>', path
    )
