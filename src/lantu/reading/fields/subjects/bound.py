"""Bodies before a verb that binds them: 各区政府要…, 村委会在…过程中，应….

Knows the verbs that bind, and that from the verb back to the start of its clause there must be
nothing but names.
"""

from __future__ import annotations

import re

from lantu.reading.fields.notes import Named
from lantu.reading.fields.subjects.names import listed
from lantu.reading.model import Role

_BINDS = re.compile(
    r"要(?<![重主需必纲概提摘首简紧扼]要)(?![求素点闻领因件害道义])"
    r"|将(?<![一二三]将)(?![军士领])|应(?![急用对届邀变答有])|必须|须(?!知)|不得|不予"
    r"|负责(?!人|同志)|负总责|牵头(?!单位|部门|抓总|责任)|配合(?!单位|部门)"
    r"|会同|分别|各(?=建|新|完|培|打|举|安|设)|可(?=与|对|以)|暂停"
)
_PHRASE = re.compile("在|对|根据|按照?|为|以(?!下)|于|从|依据?|通过|针对|结合|围绕")
_ACTING = re.compile("作为[^，。；]{2,10}$")
LEAD = re.compile(
    r"(?:(?:会议|大会|他|她|[一-龥]{2,4})?(?:强调|要求|指出|明确|希望|表示|提出)(?:，"
    r"|：)?)?(?:[一二三四五六七八九十](?:是|要)|首先|其次|同时|其中|另外|此外|并|由|并由"
    r"|而|但|且|如|则|对此|下一步|今后|接下来|届时|据悉|会上|会议|活动中"
    r"|即)*[，：]?[由请]?"
)
_SUPPORTS = re.compile(
    r"^(?:[要应须将]|应当|必须|积极|主动|协同|应予|予以|做好|切实|全力)*(?:配合|协助|协同)"
)
_LEADS = re.compile(r"^(?:[要应须将]|应当|及时|切实)*(?:牵头(?!负责的|的)|肩负起牵头)")
_BOUNDARY = frozenset("，。；：！？“”")
_OPENING_SUBJECT = re.compile("(?:在|对|根据|按照|为)[^，]{2,}$|尤其|^[^，]{2,30}$")


def find(text: str, start: int, end: int) -> list[Named]:
    """The bodies before each verb that binds."""
    found: list[Named] = []
    for verb in _BINDS.finditer(text, start, end):
        found += _before(text, verb, start, end)
    return found


def _before(text: str, verb: re.Match[str], start: int, end: int) -> list[Named]:
    """The names between the start of the clause and the verb that binds them."""
    place = verb.start()
    left = _clause_start(text, place, start)
    words = text[left:place]
    if not words and left - 1 > start and text[left - 1] == "，":
        # 村委会在…过程中，应…: the subject opens the clause before.
        place = left - 1
        left = _clause_start(text, place, start)
        words = text[left:place]
        if not _OPENING_SUBJECT.search(words):
            return []
    return _names_in(text, left, place, role_of(text[verb.start() : min(end, verb.start() + 14)]))


def _clause_start(text: str, place: int, start: int) -> int:
    left = place
    depth = 0
    while left > start and place - left < 90:
        char = text[left - 1]
        if char == "）":
            depth += 1
        elif char == "（":
            depth -= 1
        elif char in _BOUNDARY and depth <= 0:
            break
        left -= 1
    return left


def role_of(binding: str) -> Role:
    """What the words from the verb on make of those who are bound."""
    if _SUPPORTS.match(binding):
        return Role.SUPPORT
    return Role.LEAD if _LEADS.match(binding) else Role.RESPONSIBLE


def _names_in(text: str, left: int, right: int, role: Role) -> list[Named]:
    lead = LEAD.match(text[left:right])
    if lead:
        left += lead.end()
    words = text[left:right]
    if len(words) < 2 or len(words) > 90:
        return []
    acting = _ACTING.search(words)
    if acting:
        words = words[: acting.start()]
        role = Role.LEAD if "牵头" in acting.group() else role
    names = listed(words, left, role)
    if names is not None:
        return names
    for phrase in _PHRASE.finditer(words):
        names = listed(words[: phrase.start()], left, role)
        if names:
            return names
    return []
