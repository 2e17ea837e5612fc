"""What is on a page and not part of its text: programs, menus, link lists, hidden parts.

Knows elements and the share of links in them.  In doubt a part is kept: a line too many is dropped
by the officer in one click, a line too few nobody misses until it is late.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NEVER_TEXT = frozenset(
    re.findall(
        r"\S+",
        """
        script style noscript template iframe object embed svg canvas audio video map head title
        select datalist button input textarea nav footer aside dialog menu
        """,
    )
)
_CONTAINERS = frozenset({"div", "ul", "ol", "dl", "section", "header", "form", "p"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile("[。；！？]")
_LINKS = 4
_SHARE = 0.75
_LONG = 4_000
"""A part of so many characters is no menu."""

_DEPTH = 60
"""Deeper parts are not measured, so that a page is looked over at most so many times."""


def is_chrome(node: LexborNode, depth: int) -> bool:
    """Whether a visitor who came for the text would pass over this element."""
    tag = node.tag or ""
    if tag in _NEVER_TEXT:
        return True
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    return tag in _CONTAINERS and depth <= _DEPTH and _is_link_list(node)


def _is_link_list(node: LexborNode) -> bool:
    links = node.css("a[href]")
    if len(links) < _LINKS or node.css_first("h1, table") is not None:
        return False
    text = node.text(deep=True)
    if len(text) > _LONG or _SENTENCE.search(text):
        return False
    linked = sum(len("".join(link.text(deep=True).split())) for link in links)
    return linked >= _SHARE * max(len("".join(text.split())), 1)
