"""Bodies that somebody else brings in: 由区发改委牵头, 要求当地…, 会同区财政局….

Knows the words that give work to a body or name it as a partner.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.fields import bodies
from lantu.reading.fields.notes import Named
from lantu.reading.fields.subjects.acting import NAME
from lantu.reading.fields.subjects.bound import role_of
from lantu.reading.fields.subjects.names import NOT_A_NAME, is_name, listed
from lantu.reading.fields.verbs import ACTIONS
from lantu.reading.model import Role

_ASKED = re.compile(
    r"(?:希望|要求|叮嘱|责成|嘱咐|请)(?P<names>[一-龥（）、]{2,24}?)(?=，|在|于|会同|当好|进一步"
    r"|继续|能|与|把|加|要|认真|高度|做|按|切实|严格|尽快|主动|积极|以|全力|抓)"
)
_WITH = re.compile(
    r"将?与(?P<names>[一-龥]{2,12})(?:一起|共同|携手)"
    r"|会同(?P<partners>[一-龥（）、]{3,30}?)(?=加强|建立|制定|开展|于|在|做好|研究|推进|，|。"
    r"|认真|共同|组织)"
)


@cache
def _given() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![经自缘理])由(?P<names>{NAME}(?:[、和及与]{NAME}){{0,8}})(?=(?:共同|依法|统一|具体|及时)*"
        rf"(?:负责|牵头|负总责|组织|实施|统筹|会同|分工|承担|按照|{ACTIONS}))"
    )


def given(text: str, start: int, end: int) -> list[Named]:
    """由区发改委牵头…: whom a sentence gives the work to."""
    found: list[Named] = []
    for match in _given().finditer(text, start, end):
        role = role_of(text[match.end() : min(end, match.end() + 14)])
        found += listed(match.group("names"), match.start("names"), role) or []
    return found


def asked(text: str, start: int, end: int) -> list[Named]:
    """希望区发改委…, 要求当地…."""
    found: list[Named] = []
    for match in _ASKED.finditer(text, start, end):
        names = match.group("names")
        ranges = bodies.split(names, match.start("names"))
        place = text[match.start() : match.start() + 2] == "希望" and len(names) <= 4
        if all(is_name(text[a:b]) for a, b in ranges) or (
            place
            and names not in ("企业", "大家", "广大", "同学们", "全市", "全区", "全县")
            and not NOT_A_NAME.match(names)
        ):
            found += [Named(a, b, Role.RESPONSIBLE) for a, b in ranges]
    return found


def joined(text: str, start: int, end: int) -> list[Named]:
    """会同区财政局…: the partners of the subject."""
    found: list[Named] = []
    for match in _WITH.finditer(text, start, end):
        group = "names" if match.group("names") else "partners"
        for a, b in bodies.split(match.group(group), match.start(group)):
            if is_name(text[a:b]):
                found.append(Named(a, b, Role.RESPONSIBLE))
    return found
