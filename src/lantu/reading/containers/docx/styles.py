"""Word's paragraph styles: which are headings, and which carry a list number.

Knows inheritance between styles; knows nothing of fonts and sizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lantu.reading.containers.docx.words import W, number, value

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a paragraph has from its style and those that the style is based on."""

    heading: int
    list_place: tuple[int, int | None, str] | None


class Styles:
    """The paragraph styles of one file."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._known: dict[str, _Inherited] = {}
        for style in () if root is None else root.iterchildren(W + "style"):
            if style.get(W + "type", "paragraph") != "paragraph":
                continue
            identity = style.get(W + "styleId", "")
            self._styles[identity] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._default = identity

    def heading(self, properties: etree._Element | None) -> int:
        """The heading level of a paragraph, 1 to 9, or 0 for body text."""
        own = number(properties, "outlineLvl")
        if own is not None:
            return _heading_level(own)
        return self._inherited(properties).heading

    def list_place(self, properties: etree._Element | None) -> tuple[int, int | None, str] | None:
        """(list, level, style that names the list) of a paragraph, None where it has no number.

        The level is None where the list itself says which level belongs to the style.
        """
        own_list = number(properties, "numPr/numId")
        own_level = number(properties, "numPr/ilvl")
        if own_list is not None:
            return (own_list, own_level or 0, "") if own_list else None
        place = self._inherited(properties).list_place
        if place is None or own_level is None:
            return place
        return (place[0], own_level, place[2])

    def _inherited(self, properties: etree._Element | None) -> _Inherited:
        """What the paragraph's style says, worked out once for each style."""
        style = value(properties, "pStyle") or self._default or ""
        known = self._known.get(style)
        if known is None:
            chain = list(self._chain(style))
            known = self._known[style] = _Inherited(_style_heading(chain), _style_list(chain))
        return known

    def _chain(self, identity: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identity and identity not in seen and identity in self._styles:
            seen.add(identity)
            style = self._styles[identity]
            yield style
            identity = value(style, "basedOn")


def _style_heading(chain: list[etree._Element]) -> int:
    for style in chain:
        level = number(style.find(W + "pPr"), "outlineLvl")
        if level is not None:
            return _heading_level(level)
        named = _HEADING_NAME.match(value(style, "name") or "")
        if named:
            return int(named[1])
    return 0


def _heading_level(outline: int) -> int:
    return outline + 1 if 0 <= outline < _BODY_LEVEL else 0


def _style_list(chain: list[etree._Element]) -> tuple[int, int | None, str] | None:
    for style in chain:
        listed = number(style.find(W + "pPr"), "numPr/numId")
        if listed is not None:
            level = number(style.find(W + "pPr"), "numPr/ilvl")
            return (listed, level, style.get(W + "styleId", "")) if listed else None
    return None
