"""Bodies that do something without a verb that binds them: 区教育局先后组织….

Knows the shape of a name and the verbs of work behind it.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.fields import bodies
from lantu.reading.fields.notes import Named
from lantu.reading.fields.subjects.bound import LEAD
from lantu.reading.fields.subjects.names import listed
from lantu.reading.fields.verbs import ACTIONS
from lantu.reading.model import Role

NAME = rf"[一-龥A-Za-z·]{{0,14}}?(?:（[^（）]{{1,14}}）)?(?:{bodies.STRONG_END})(?:（[^（）]{{1,14}}）)?"
_ACTS = (
    rf"(?:等(?:有关|相关)?(?:部门|单位)?)?(?=(?:已经?|先后|联合|累计|共|依法|积极|主动|制定"
    rf"|对[^，。；]{{2,24}}?)*(?:{ACTIONS}|梳理|发出|发函|主办))"
)
_AREA = re.compile("(?:园区|专区|高新区|开发区|示范区|[市区县乡镇])$")


@cache
def _names_acting() -> re.Pattern[str]:
    return re.compile(rf"(?P<names>{NAME}(?:(?:[、和及与或]|以及){NAME}){{0,8}}){_ACTS}")


@cache
def _place_acting() -> re.Pattern[str]:
    return re.compile(rf"(?P<names>[一-龥]{{2,4}}[市州县])(?=(?:{ACTIONS}))")


@cache
def _end_acting() -> re.Pattern[str]:
    """The end of one of these: where there is none, neither need be tried."""
    return re.compile(rf"(?:{bodies.SOUGHT_END}|市|州|县)(?:（[^（）]{{1,14}}）)?{_ACTS}")


def find(text: str, start: int, end: int) -> list[Named]:
    """The bodies that a sentence says something is done by."""
    found: list[Named] = []
    if _end_acting().search(text, start, end) is None:
        return found
    for place in _starts(text, start, end):
        several = _names_acting().match(text, place, end)
        match = several or _place_acting().match(text, place, end)
        if match:
            names = listed(match.group("names"), match.start("names"), Role.RESPONSIBLE)
            shown = [text[n.start : n.end] for n in names or ()]
            if names and (not several or all(len(n) > 2 and not _AREA.search(n) for n in shown)):
                found += names
    return found


_CLAUSE = re.compile("[。；，：](?:[一二三四五六七八九十]是|其中，?)?")


def _starts(text: str, start: int, end: int) -> list[int]:
    lead = LEAD.match(text, start, end)
    first = lead.end() if lead else start
    return [first, *(match.end() for match in _CLAUSE.finditer(text, start, end))]
