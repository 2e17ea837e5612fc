"""Excel's number formats, as far as they change what a reader understands: 85%, 2025年12月, 5所.

Knows which formats are percentages, which are dates without a day, and which carry a unit of their
own; how many decimals are shown is left out, since the value itself is the better source.
"""

from __future__ import annotations

import re
from enum import StrEnum

from lxml import etree

_PERCENT_BUILT_IN = {9, 10}
_MONTH_BUILT_IN = {17, 55, 57}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ESCAPED = re.compile(r"\\(.)")
_WITH_UNIT = re.compile(r'[#,0.?]*0[#,0.?]*"(?P<unit>[^"0-9]+)"_?\s*$')


class Shown(StrEnum):
    """How a number is shown, where it is not simply the number."""

    PERCENT = "percent"
    MONTH = "month"
    UNIT = "unit"


class Formats:
    """The cell formats of one workbook, by their index."""

    def __init__(self, styles: bytes | None) -> None:
        self._shown: dict[int, tuple[Shown, str]] = {}
        if styles is not None:
            self._read(styles)

    @property
    def plain(self) -> bool:
        """Whether no format of the workbook changes the reading."""
        return not self._shown

    def shown(self, index: str | None) -> tuple[Shown, str] | None:
        """How a cell of that format is shown, with its unit; None = as it is."""
        return self._shown.get(int(index)) if index and index.isdecimal() else None

    def _read(self, styles: bytes) -> None:
        # The same bytes are parsed strictly elsewhere or refused: a broken style costs a unit only.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        try:
            root = etree.fromstring(styles, parser)
        except etree.XMLSyntaxError:  # nothing in it that could be recovered
            return
        if root is None:
            return
        codes = {
            element.get("numFmtId", ""): element.get("formatCode", "")
            for element in root.iterfind("{*}numFmts/{*}numFmt")
        }
        for index, cell in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            identity = cell.get("numFmtId", "0")
            shown = shown_as(identity, codes.get(identity, ""))
            if shown is not None:
                self._shown[index] = shown


def shown_as(identity: str, code: str) -> tuple[Shown, str] | None:
    """What a format, by its number and code, makes of a value; None = as it is."""
    built_in = int(identity) if identity.isdecimal() and len(identity) < 6 else 0
    code = code.split(";", maxsplit=1)[0]
    bare = _LITERAL.sub("", code).lower()
    if built_in in _PERCENT_BUILT_IN or "%" in bare:
        return Shown.PERCENT, "%"
    if built_in in _MONTH_BUILT_IN or ("y" in bare and "m" in bare and "d" not in bare):
        return Shown.MONTH, ""
    unit = _WITH_UNIT.match(_ESCAPED.sub(r'"\1"', code).replace('""', ""))
    return (Shown.UNIT, unit["unit"].strip()) if unit else None
