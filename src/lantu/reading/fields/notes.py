"""Responsibility notes: who leads, who is responsible, who supports, by when, and who answers for it.

Knows the forms in which documents attach them to an item: （市教育局牵头，…配合）, 【责任单位：…】,
a bare list of bodies in brackets, labelled lines behind the item.  Does not know which item a note
belongs to: `rows` decides that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lantu.reading.fields import bodies
from lantu.reading.fields.bodies import Range
from lantu.reading.model import Role

_UNIT = r"(?:单位|部门|科室|处室|机构|主体)"
_LABEL = re.compile(
    r"【?(?:"
    rf"(?P<lead>(?:总?牵头(?:考核|责任|落实|推进)?|主办|主责|主要责任|第一责任){_UNIT}"
    rf"|牵头{_UNIT}?)"
    rf"|(?P<support>(?:配合|协办|协同|协助|参与|参加|协作)(?:责任)?{_UNIT}?)"
    rf"|(?P<responsible>(?:整改|具体|直接|共同)?(?:责任|负责|承办|实施|落实|执行|完成"
    rf"|主管|承担|整改|督导)(?:落实|责任)?{_UNIT}"
    r"|责任分工|工作分工|任务分工)"
    r"|(?P<person>(?:[市区县镇州]政?府?)?(?:牵头|责任|分管|包抓|包联|主管|督办|挂钩"
    r"|包保)领导|(?:第一|直接|整改|主要)?责任人|负责人)"
    r"|(?P<due>(?:计划|整改|办结|要求|预计)?(?:完成|办理|工作|整改)?(?:时限"
    r"|期限)(?:要求)?|(?:完成|整改|办结)时间|时间(?:节点|要求|进度)|进度(?:要求|安排))"
    r") ?(?:】 ?：?|：)"
)
_LABEL_END = re.compile("[位门室构体头合办同助与加作任工导人限求间点度排] ?[：】]")
_LONGEST_LABEL = 10
_WORDS = re.compile(
    "牵头|负责|责任|配合|主办|协办|承办|参与|落实|时限|完成时间|整改时间|时间节点|协助"
)
_BRACKET = re.compile(
    r"（(?P<round>(?:[^（）]|（[^（）]{0,60}）){2,500})(?:）|$)"
    r"|【(?P<square>[^【】]{2,500})】(?!：|[^，。；（【]{1,12}[：；（【])"
)
_CLAUSE = re.compile(r"[^，；。]+")
_DUTY = re.compile(
    r"(?:等)?(?:共同|分别|具体|联合|主要|按照?(?:各自)?(?:职责|职能|任务)(?:分工|范围)?"
    r"|依(?:据|照)?职责(?:分工)?)*"
    r"(?:(?P<lead>总?牵头(?:负责|落实|组织|实施|抓总|推进|协调|单位)*|主办|抓总|主责)"
    r"|(?P<support>(?:积极|协同)?(?:配合|协办|协助|协同|参与|参加"
    r"|支持)(?P<object>[^，；。]{2,40}?)?(?:落实|实施|负责|推进|做好)?)"
    r"|(?P<responsible>负责(?:落实|实施|推进|组织|完成|抓好)*|落实|承办|指导|实施"
    r"|组织实施|完成|监管|督导|推进))$"
)
_FIRST_LEADS = re.compile(r"(?:列|排)(?:名|在)?(?:第一|首|最前)[^，。；）]{0,8}牵头")
_CLOSERS = "。；;，, "

_ROLES = {"lead": Role.LEAD, "support": Role.SUPPORT, "responsible": Role.RESPONSIBLE}


class Named(NamedTuple):
    """A name by its range in the paragraph, and its role."""

    start: int
    end: int
    role: Role


class Note(NamedTuple):
    """A note by its range in the paragraph, with what it says as ranges."""

    start: int
    end: int
    owners: tuple[Named, ...] = ()
    persons: tuple[Range, ...] = ()
    due: Range | None = None


def first_leads(text: str) -> bool:
    """Whether the document says that the body named first leads."""
    return "牵头" in text and _FIRST_LEADS.search(text) is not None


def find(text: str, start: int, end: int) -> list[Note]:
    """The notes within a range of a paragraph, in order."""
    if _WORDS.search(text, start, end) is None:
        return _bare_lists(text, start, end)
    found: list[Note] = []
    place = start
    bracket = _next_bracket(text, place, end)
    while place < end:
        if bracket is not None and bracket.start < place:
            bracket = _next_bracket(text, place, end)
        label = _next_label(text, place, bracket.start if bracket else end)
        note = label or bracket
        if note is None:
            break
        found.append(note)
        place = note.end
    return found or _bare_lists(text, start, end)


def _labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The labels within a range: each ends in ： or 】, and few ends are to be looked at."""
    for stop in _LABEL_END.finditer(text, start, end):
        left = max(start, stop.start() - _LONGEST_LABEL)
        label = _LABEL.search(text, left, min(end, stop.end() + 2))
        if label is not None:
            yield label
            start = label.end()


def _next_bracket(text: str, start: int, end: int) -> Note | None:
    for match in _BRACKET.finditer(text, start, end):
        group = match.lastgroup or "round"
        inner = match.span(group)
        if _WORDS.search(text, *inner) is None:
            continue
        closed = text[match.end() - 1] in "）】"
        if not closed and (inner[1] - inner[0] > 200 or "。" in text[inner[0] : inner[1]]):
            continue
        note = _inside(text, match.start(), match.end(), inner)
        if note is not None:
            return note
    return None


def _inside(text: str, start: int, end: int, inner: Range) -> Note | None:
    """What a bracket says, by labels or by verbs."""
    if any(_labels(text, *inner)):
        return _labelled(text, start, end, inner)
    owners, due = _dates_apart(text, _by_verbs(text, *inner))
    if not owners or not _mostly_bodies(text, owners):
        return None
    return Note(start, end, owners, due=due)


def _mostly_bodies(text: str, owners: tuple[Named, ...]) -> bool:
    good = sum(bodies.looks_like_body(text[o.start : o.end]) for o in owners)
    return good * 2 > len(owners)


def _next_label(text: str, start: int, end: int) -> Note | None:
    """A run of labels outside brackets: 责任单位：…；完成时限：…。"""
    fresh = (
        label
        for label in _labels(text, start, end)
        if label.start() == start or text[label.start() - 1] in "。；：，、 】）)|*！"
    )
    match = next(fresh, None)
    if match is None:
        return None
    stop = match.end()
    while True:
        value_end = _value_end(text, stop, end)
        follow = _LABEL.match(text, _skip(text, value_end, end), end)
        if follow is None:
            return _labelled(text, match.start(), value_end, (match.start(), value_end))
        stop = follow.end()


def _skip(text: str, place: int, end: int) -> int:
    while place < end and text[place] in _CLOSERS:
        place += 1
    return place


_ASIDE = 62
"""A bracket within a value has so many characters at most."""
_VALUE = re.compile(r"(?:[^。；（）【】]|（[^（）]{0,60}）)*")


def _value_end(text: str, start: int, end: int) -> int:
    label = next(_labels(text, start, end), None)
    match = _VALUE.match(text, start, min(end, label.end() + _ASIDE) if label else end)
    stop = match.end() if match else start
    return label.start() if label and label.end() <= stop else stop


def _labelled(text: str, start: int, end: int, inner: Range) -> Note:
    owners: list[Named] = []
    persons: list[Range] = []
    due: Range | None = None
    labels = list(_labels(text, *inner))
    if labels[0].start() > inner[0] + 1 and _duty(text, inner[0], labels[0].start()):
        # （市教育局牵头，责任单位：…）: what stands before the first label has its own verb.
        owners += _by_verbs(text, inner[0], labels[0].start())
    for place, label in enumerate(labels):
        stop = labels[place + 1].start() if place + 1 < len(labels) else inner[1]
        group = label.lastgroup or ""
        if group == "due":
            due = bodies._trim(text, label.end(), stop) or due  # noqa: SLF001
        elif group == "person":
            persons += bodies.split(text[label.end() : stop], label.end())
        else:
            owners += _values(text, label.end(), stop, _ROLES[group])
    names, dated = _dates_apart(text, owners)
    return Note(start, end, names, tuple(persons), due or dated)


# A deadline among the names: （市教育局牵头，6月底前完成）, 责任单位：市教育局，每季度.
_DATE = re.compile(
    r"(?:于|在|到)?(?:20\d\d年|\d{1,2}月|每(?:年|半年|季度?|月|周)|[上下]半年|第?[一二三四]季度|今年|年[底内末]"
    r"|全年|长期|持续|常态化|“十[一二三四五]五”)"
)


def _dates_apart(text: str, named: Sequence[Named]) -> tuple[tuple[Named, ...], Range | None]:
    """The bodies, and the range of the first date that a list names among them."""
    dates = [n for n in named if _DATE.match(text, n.start, n.end)]
    names = tuple(n for n in named if n not in dates)
    return names, (dates[0].start, dates[0].end) if dates else None


_HAS_VERBS = re.compile("牵头|配合")


def _values(text: str, start: int, end: int, role: Role) -> list[Named]:
    """The names behind a label; a value may have verbs of its own: 责任单位：市教育局牵头，…配合."""
    if role is Role.RESPONSIBLE and _HAS_VERBS.search(text, start, end):
        by_verbs = _by_verbs(text, start, end)
        if by_verbs:
            return list(by_verbs)
    stop = _first_leads_at(text, start, end)
    return [Named(a, b, role) for a, b in bodies.split(text[start:stop], start)]


def _first_leads_at(text: str, start: int, end: int) -> int:
    match = _FIRST_LEADS.search(text, start, end)
    return match.start() if match else end


def _by_verbs(text: str, start: int, end: int) -> tuple[Named, ...]:
    """市教育局、财政局牵头，各区政府负责: names up to a verb take that verb's role."""
    owners: list[Named] = []
    waiting: list[Range] = []
    for clause in _CLAUSE.finditer(text, start, end):
        left, right = clause.span()
        if _FIRST_LEADS.search(text, left, right) or text.startswith(("下同", "其他"), left):
            continue
        duty = _duty(text, left, right)
        if duty is None:
            waiting += bodies.split(text[left:right], left)
            continue
        role = _ROLES[duty.lastgroup or ""] if duty.lastgroup != "object" else Role.SUPPORT
        waiting += bodies.split(text[left : duty.start()], left)
        owners += [Named(a, b, role) for a, b in waiting]
        waiting = []
        if duty.group("object"):
            served = bodies.split(duty.group("object"), duty.start("object"))
            owners += [
                Named(a, b, Role.RESPONSIBLE)
                for a, b in served
                if bodies.looks_like_body(text[a:b])
            ]
    owners += [Named(a, b, Role.RESPONSIBLE) for a, b in waiting]
    return tuple(owners)


_VERBS = re.compile(
    "总牵头|牵头|主办|抓总|主责|积极|协同|配合|协办|协助|参与|参加|支持|负责|落实|承办|指导"
    "|实施|组织实施|完成|监管|督导|推进|等(?:共同|分别|具体|联合|按|依)|共同|分别|具体|联合|按|依"
)


def _duty(text: str, left: int, right: int) -> re.Match[str] | None:
    """The verb at the end of a clause, with the adverbs before it."""
    for start in _VERBS.finditer(text, left, right):
        found = _DUTY.match(text, start.start(), right)
        if found:
            return found
    return None


def _cut_off(text: str, start: int, end: int) -> list[Note]:
    """（市教育局、市财: a list that the end of the text cuts off keeps its whole names."""
    if end - start > 120 or "。" in text[start:end]:
        return []
    names = bodies.split(text[start + 1 : end], start + 1)
    whole = [(a, b) for a, b in names if _STRONG.search(text[a:b])]
    if not whole or whole[0] != names[0]:
        return []
    return [Note(start, end, tuple(Named(a, b, Role.RESPONSIBLE) for a, b in whole))]


_STRONG = re.compile(rf"(?:{bodies.SOUGHT_END})(?:（[^（）]*）)?$")
_BARE = re.compile(
    r"(?:(?<=[。；])（(?P<behind>(?:[^（）。；：]|（[^（）]{0,30}）){3,300})）"
    r"|（(?P<last>(?:[^（）。；：]|（[^（）]{0,30}）){3,300})） ?[。；]? ?$)"
)


def _bare_lists(text: str, start: int, end: int) -> list[Note]:
    """（市教育局、市财政局）behind a sentence or at the end: nothing but names of bodies."""
    bracket = text.rfind("（", start, end)
    if bracket < 0:
        return []
    if end == len(text) and text.find("）", bracket, end) < 0:
        return _cut_off(text, bracket, end)
    closing = "）" in text[max(bracket, end - 3) : end]
    if not closing and "。（" not in text[start:end]:
        return []
    found = []
    for match in _BARE.finditer(text, start, end):
        names = bodies.split(match.group(match.lastgroup or "last"), match.start() + 1)
        if names and _are_bodies(text, names):
            owners = tuple(Named(a, b, Role.RESPONSIBLE) for a, b in names)
            found.append(Note(match.start(), match.end(), owners))
    return found


def _are_bodies(text: str, names: list[Range]) -> bool:
    if not all(_STRONG.search(text[a:b]) and b - a <= 16 for a, b in names):
        return False
    return len(names) > 1 or text[names[0][0]] in "市区县省州镇各"
