"""Word's automatic numbers: keeps count as Word does and writes 一、 （一） 1. as it shows them.

Knows lists, their levels and when each restarts (ECMA-376 part 1, 17.9).  Bullets are not written:
they carry no order and are no part of what the paragraph says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from lantu.reading.containers.docx.numerals import numeral
from lantu.reading.containers.docx.words import W, as_number, number, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ENDS_OPEN = re.compile(r"[.0-9A-Za-z]$")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    style: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) after which it starts again; None = the one above, 0 = never."""
    plain: bool = False
    """Whether the numbers of the levels above are shown in digits here (`isLgl`)."""
    paragraph_style: str = ""


class Numbering:
    """The lists of one file, with their counters."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[int, dict[int, Level]] = {}
        self._counter_of: dict[int, int] = {}
        self._forced: dict[int, dict[int, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._met: set[int] = set()
        if root is not None:
            self._read(root)

    def level_of_style(self, list_: int, style: str) -> int:
        """The level that a list sets aside for a paragraph style, else the first."""
        levels = self._levels.get(list_, {})
        return next((i for i, level in levels.items() if level.paragraph_style == style), 0)

    def next(self, list_: int, level: int) -> str:
        """Counts one paragraph on and gives its number as shown, "" for bullets and none."""
        levels = self._levels.get(list_)
        if levels is None or level not in levels:
            return ""
        counts = self._count(list_, level, levels)
        shown = levels[level]
        if shown.style in {"bullet", "none"}:
            return ""

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            counted = counts[index] or 0
            style = levels.get(index, shown).style
            return numeral(counted, "decimal" if shown.plain and index != level else style)

        text = _PLACE.sub(place, shown.pattern)
        return text + " " if _ENDS_OPEN.search(text) else text

    def _count(self, list_: int, level: int, levels: dict[int, Level]) -> list[int | None]:
        counts = self._counts.setdefault(self._counter_of[list_], [None] * _LEVELS)
        starts = {index: shown.start for index, shown in levels.items()}
        if list_ not in self._met:
            self._met.add(list_)
            for index in self._forced.get(list_, {}):
                counts[index] = None
        starts |= self._forced.get(list_, {})
        for above in range(level):
            if counts[above] is None:
                counts[above] = starts.get(above, 1)
        current = counts[level]
        counts[level] = starts.get(level, 1) if current is None else current + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or level < restart:
                counts[below] = None
        return counts

    def _read(self, root: etree._Element) -> None:
        kinds = {
            as_number(kind.get(W + "abstractNumId")): kind
            for kind in root.iterchildren(W + "abstractNum")
        }
        by_style = {value(kind, "styleLink"): kind for kind in kinds.values()}
        for list_ in root.iterchildren(W + "num"):
            identity = as_number(list_.get(W + "numId"))
            kind = kinds.get(number(list_, "abstractNumId"))
            if identity is None or kind is None:
                continue
            linked = value(kind, "numStyleLink")
            kind = by_style.get(linked, kind) if linked else kind
            self._counter_of[identity] = as_number(kind.get(W + "abstractNumId")) or 0
            self._levels[identity] = _levels(kind)
            self._override(identity, list_)

    def _override(self, identity: int, list_: etree._Element) -> None:
        for change in list_.iterchildren(W + "lvlOverride"):
            index = as_number(change.get(W + "ilvl"))
            if index is None or not 0 <= index < _LEVELS:
                continue
            self._levels[identity] |= _levels(change)
            start = number(change, "startOverride")
            if start is not None:
                self._forced.setdefault(identity, {})[index] = start


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(W + "lvl"):
        index = as_number(element.get(W + "ilvl"))
        if index is not None and 0 <= index < _LEVELS:
            levels[index] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    # A format newer than the standard hides in an AlternateContent; its fallback comes last.
    styles = [style.get(W + "val", "") for style in element.iter(W + "numFmt")]
    start = number(element, "start")
    plain = element.find(W + "isLgl")
    return Level(
        style=styles[-1] if styles else "decimal",
        pattern=value(element, "lvlText") or "",
        start=1 if start is None else start,
        restart=number(element, "lvlRestart"),
        plain=plain is not None and plain.get(W + "val", "1") not in {"0", "false", "off"},
        paragraph_style=value(element, "pStyle") or "",
    )
