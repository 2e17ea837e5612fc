"""The names of Word's XML (ECMA-376 part 1, section 17) that we look at.

Knows names and how to fetch a value by them; knows nothing of what they mean together.
"""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(parent: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the child at the path (`numPr/numId`), None where either is missing."""
    if parent is None:
        return None
    child = parent.find("/".join(W + step for step in path.split("/")))
    return None if child is None else child.get(W + "val")


def number(parent: etree._Element | None, path: str) -> int | None:
    """The same as a whole number, None where it is missing or no number."""
    return as_number(value(parent, path))


def as_number(text: str | None) -> int | None:
    """A whole number of at most nine digits, None for anything else."""
    if text is None or len(text) > 9 or not text.lstrip("-").isdecimal():
        return None
    return int(text)
