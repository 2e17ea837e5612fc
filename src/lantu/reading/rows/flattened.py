"""Rows of tables that lost their lines: heads in one run, then number, task and bodies in a stream.

Knows two such streams: lines of a PDF, where a cell goes on over several lines, and cells run
together without anything between them.  A table that kept its cells or bars is `tabular`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantu.reading.fields import bodies, due, figures, speakers, subjects
from lantu.reading.fields.verbs import action
from lantu.reading.layout.passages import Line, Passage, lines_of
from lantu.reading.model import Due, Ground, Kind, Owner, Role
from lantu.reading.rows import kinds
from lantu.reading.rows.candidates import Candidate, Setting
from lantu.reading.rows.grids import outside

_NUMBER_HEADS = ("序号", "编号")
_NUMBERED = tuple(blank.join(head) for head in _NUMBER_HEADS for blank in ("", " "))
_PERSON_HEADS = (
    "区政府分管领导",
    "市政府分管领导",
    "县政府分管领导",
    "分管领导",
    "责任领导",
    "牵头领导",
    "责任人",
)
_OWNER_HEADS = {
    "牵头单位": Role.LEAD,
    "牵头部门": Role.LEAD,
    "主办单位": Role.LEAD,
    "责任单位": Role.RESPONSIBLE,
    "责任部门": Role.RESPONSIBLE,
    "负责单位": Role.RESPONSIBLE,
    "承办单位": Role.RESPONSIBLE,
    "实施单位": Role.RESPONSIBLE,
    "配合单位": Role.SUPPORT,
    "配合部门": Role.SUPPORT,
    "协办单位": Role.SUPPORT,
    "参与单位": Role.SUPPORT,
}
_OTHER_HEADS = (
    "类别", "项目类别", "项目名称", "实事项目", "任务名称", "工作任务", "重点任务", "重点工作",
    "主要任务", "目标任务", "主要内容", "工作内容", "建设内容", "具体内容", "工作目标",
    "工作措施", "工作举措", "具体措施", "任务", "事项", "内容",
)  # fmt: skip
_DUE_HEADS = ("完成时限", "完成时间", "时限要求", "时限")


def _spaced(words: Sequence[str]) -> str:
    """Any of the words; a PDF may set a head with blanks between its characters."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(" ?".join(word) for word in ordered)


_HEAD = re.compile(
    rf"(?P<person>{_spaced(_PERSON_HEADS)})|(?P<owner>{_spaced(tuple(_OWNER_HEADS))})"
    rf"|(?P<due>{_spaced(_DUE_HEADS)})|(?P<other>{_spaced(_OTHER_HEADS)})"
)
_HEADS = re.compile(
    rf"(?:{_spaced(_NUMBER_HEADS)})\s*(?:(?:{_spaced(_NUMBER_HEADS)})\s*)?"
    rf"(?:(?:{_spaced((*_PERSON_HEADS, *_OWNER_HEADS, *_DUE_HEADS, *_OTHER_HEADS))})\s*){{2,12}}"
)
_OFFICE = (
    r"(?:局|委|办|署|街道|乡|镇|公司|集团|单位|部门|中心|政府|管委会|园区|办公室|医院|学校|联社"
    r"|妇联|残联|工会)"
)
_BODY = re.compile(
    rf"(?!推|提升|加强|完成|建设|开展|实施|[对为]|新建|改造|优化|完善)"
    rf"(?:经开区|高新区|高新园|开发区|[一-龥]{{1,9}}?{_OFFICE})(?:（[^（）]{{1,16}}）)?"
    rf"(?![一-龥]{{0,3}}[、，。的及和])"
)
# What the name of a department begins with, so that a person's name before it can be told apart.
_STEM = re.compile(
    "教[育体]|发改|发展|财政|人社|人力|民政|住建|住房|城管|城市|交通|农[业水]|水[利务]|文[体旅化广]"
    "|卫[健生]|应急|市场|生态|环保|自然|资[源规]|公安|司法|审计|统计|科[技协]|工[信业商]|商务|退役"
    "|信访|医保|行政|机关|总工会|团委|林业|园林|房[管产]|规划|经[信发贸济]|国资|金融|大数据|数据"
    "|[区市县]"
)
_LAST_CELL = re.compile(rf"(?:{_OFFICE}|）|[部院队站会]|等|月|年|底|日|前|[。；])$")
_NO_COUNT = re.compile(
    r"\s*(?!个|家|项|所|处|名|人|户|%|万|亿|米|公里|次|场|年|月|日|条|座|件|台|套|张)[一-龥“《]"
)
_LONGEST_ROW = 1500


@dataclass(frozen=True, slots=True)
class Stream:
    """A flattened table: its range, behind its heads, and what the heads say."""

    start: int
    body: int
    end: int
    roles: tuple[Role, ...]
    persons: bool


def streams_of(folded: str, taken: Sequence[tuple[int, int]]) -> list[Stream]:
    """The flattened tables of a text, outside the ranges that are read as tables already."""
    if "序" not in folded or not any(map(folded.__contains__, _NUMBERED)):
        return []
    found = []
    for heads in outside(_HEADS.finditer(folded), taken):
        named = list(_HEAD.finditer(folded, *heads.span()))
        roles = [_OWNER_HEADS[m.group().replace(" ", "")] for m in named if m.group("owner")]
        if not roles or not any(m.group("other") for m in named):
            continue
        spans = list(_rows(folded, heads.end()))
        if spans:
            found.append(
                Stream(
                    heads.start(),
                    heads.end(),
                    spans[-1][1],
                    tuple(dict.fromkeys(roles)),
                    any(m.group("person") for m in named),
                )
            )
    return found


def _rows(folded: str, start: int) -> Iterator[tuple[int, int]]:
    """The ranges of the rows behind the heads, each without its number."""
    first = re.compile(r"\s*(\d{1,3})[.、]?").match(folded, start)
    if first is None:
        return
    number, left = int(first.group(1)), first.end()
    while True:
        number += 1
        after = _row_start(folded, number, left)
        if after is None:
            break
        yield left, after[0]
        left = after[1]
    yield left, _last_end(folded, left)


def _row_start(folded: str, number: int, left: int) -> tuple[int, int] | None:
    """Where the next number stands: at a line's start, or right behind a last cell."""
    stop = min(len(folded), left + _LONGEST_ROW)
    heads = _HEADS.search(folded, left, stop)
    stop = heads.start() if heads else stop
    for match in re.finditer(rf"(?<!\d){number}(?![\d.%])", folded[left:stop]):
        begin, end = left + match.start(), left + match.end()
        line = folded[folded.rfind("\n", 0, begin) + 1 : begin]
        fresh = not line.strip() and bool(re.match(r"\s*[一-龥“]", folded[end : end + 3]))
        glued = _LAST_CELL.search(folded[left:begin]) and _NO_COUNT.match(folded, end)
        if fresh or glued:
            return begin, end
    return None


def _last_end(folded: str, left: int) -> int:
    """The last row ends with its paragraph, or where the heads come again."""
    stop = min(len(folded), left + _LONGEST_ROW)
    heads = _HEADS.search(folded, left, stop)
    blank = folded.find("\n\n", left, stop)
    ends = [stop, *([heads.start()] if heads else []), *([blank] if blank > 0 else [])]
    return min(ends)


def rows_of(stream: Stream, folded: str, setting: Setting) -> list[Candidate]:
    """What the table's rows promise."""
    found: list[Candidate] = []
    for left, right in _rows(folded, stream.body):
        lines = _cells(lines_of(folded, left, right))
        block = _owner_lines(lines)
        if block is not None:
            content = [*lines[: block[0]], *lines[block[1] :]]
            owners = _listed(lines[block[0] : block[1]], stream.roles, setting)
            found += _candidate(_joined(content), owners, (), setting)
        else:
            found += _run_together(_joined(lines), stream, setting)
    return found


def _cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, those cut that hold a task and, behind a blank, its bodies."""
    found = []
    for line in lines:
        head, _, tail = line.text.rpartition(" ")
        if head and _is_list(tail):
            found.append(line._replace(text=head.rstrip()))
            found.append(Line(line.start + len(head) + 1, tail, gap=False))
        else:
            found.append(line)
    return found


def _joined(lines: Sequence[Line]) -> Passage:
    pieces, parts, length = [], [], 0
    for line in lines:
        pieces.append((length, line.start))
        parts.append(line.text)
        length += len(line.text)
    return Passage("".join(parts), tuple(pieces))


def _candidate(
    passage: Passage,
    owners: tuple[Owner, ...],
    persons: tuple[str, ...],
    setting: Setting,
    span: tuple[int, int] | None = None,
) -> Iterator[Candidate]:
    start, end = span or (0, len(passage.text))
    text = passage.text[start:end]
    if len(text) < 4:
        return
    quantities = tuple(figures.find(passage.text, start, end))
    kind = kinds.of_item(text, figures=bool(quantities), noted=True) or Kind.TASK
    yield Candidate(
        passage,
        start,
        end,
        kind,
        (),
        quantities,
        owners,
        persons,
        _due(passage, start, end, setting),
        itemised=True,
        ground=Ground.STREAM,
    )


def _due(passage: Passage, start: int, end: int, setting: Setting) -> Due | None:
    found = due.find(passage.text, start, end, setting.year)
    if found is None:
        return None
    return Due(passage.original(setting.document, found.start, found.end), found.date)


# Lines of a PDF: the last lines of a row that are nothing but a list of bodies.


def _owner_lines(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The lines, from and to, that hold the row's list of bodies."""
    texts = [line.text for line in lines]
    for end in range(len(lines), 1, -1):
        for start in range(end - 1, 0, -1):
            if _is_list("".join(texts[start:end])):
                begun = (s for s in range(1, start) if _goes_on(texts[s:end]))
                return next(begun, start), end
    return None


def _is_list(text: str) -> bool:
    if re.search(r"[。；：\d]", text) or re.match("[和及与、，等]", text):
        return False
    names = [text[a:b] for a, b in bodies.split(text)]
    return bool(names) and all(len(n) > 1 and _is_office(n) for n in names)


def _is_office(name: str) -> bool:
    works = action().match(name) and not subjects.WORK_IN_NAMES.match(name)
    return len(name) <= 20 and bodies.looks_like_body(name) and not works


def _goes_on(texts: Sequence[str]) -> bool:
    """Whether a list of bodies begins with the first line: 国家发展改革委、工业 / 和信息化部."""
    first, *others = re.split("[、，]", texts[0])
    return bool(others) and _is_office(first) and _is_list("".join(texts))


def _listed(lines: Sequence[Line], roles: Sequence[Role], setting: Setting) -> tuple[Owner, ...]:
    passage = _joined(lines)
    names = [passage.original(setting.document, a, b) for a, b in bodies.split(passage.text)]
    return _by_role(names, roles)


def _by_role(names: Sequence[str], roles: Sequence[Role]) -> tuple[Owner, ...]:
    """The first column's cell holds one body where a second column takes the others."""
    first, others = roles[0], roles[-1]
    return tuple(Owner(n, first if place == 0 else others) for place, n in enumerate(names))


# Cells run together: …。何某某教育局经开区各街道…


def _run_together(passage: Passage, stream: Stream, setting: Setting) -> list[Candidate]:
    """Each stretch up to its bodies is a row; sentences behind the last bodies share them."""
    text, left = passage.text, 0
    found: list[Candidate] = []
    owners: tuple[Owner, ...] = ()
    persons: tuple[str, ...] = ()
    for stop in re.finditer("[。；]", text):
        if stop.end() <= left:
            continue
        tail = _tail(text, stop.end(), persons=stream.persons)
        if tail is None:
            continue
        person, spans, after = tail
        names = [passage.original(setting.document, a, b) for a, b in spans]
        owners = _by_role(names, stream.roles)
        persons = (passage.original(setting.document, *person),) if person else ()
        found += _candidate(passage, owners, persons, setting, (left, stop.end()))
        left = after
    for match in re.finditer("[^。；]{4,}[。；]?", text[left:]):
        span = (left + match.start(), left + match.end())
        found += _candidate(passage, owners, persons, setting, span)
    return found


_Span = tuple[int, int]


def _tail(text: str, at: int, *, persons: bool) -> tuple[_Span | None, list[_Span], int] | None:
    """A person, where the heads name one, and the bodies that stand behind a full stop."""
    if not persons:
        spans = _bodies(text, at)
        return (None, spans, spans[-1][1]) if spans else None
    named = {size: _bodies(text, at + size) for size in (3, 2)}
    sure = [size for size, spans in named.items() if spans and _STEM.match(text, at + size)]
    likely = [3] if named[3] and text[at] in speakers.SURNAMES else []
    for size in (*sure, *likely):
        return (at, at + size), named[size], named[size][-1][1]
    return None


def _bodies(text: str, place: int) -> list[_Span]:
    """The bodies that follow each other from a place on."""
    spans = []
    while match := _BODY.match(text, place):
        spans.append(match.span())
        place = match.end()
    return spans
