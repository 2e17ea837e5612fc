"""Joins the lines of a document to paragraphs, and keeps the way back to each character.

Knows how lines are broken: by a PDF's width, by a newspaper's column, by a page that ends in the
middle of a sentence; and which lines are no text at all (page numbers, running heads, leaders of a
table of contents).  Knows no numbering and no rule of reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Passage(NamedTuple):
    """A paragraph with its lines joined; `pieces` are (offset in text, offset in document)."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def at(self, index: int) -> int:
        """The document offset of character `index` of the joined text."""
        if len(self.pieces) == 1:
            return self.pieces[0][1] + index
        place = bisect_right(self.pieces, (index, 1 << 60)) - 1
        here, there = self.pieces[max(place, 0)]
        return there + index - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document range of a non-empty range of the joined text."""
        if len(self.pieces) == 1:
            there = self.pieces[0][1]
            return there + start, there + end
        return self.at(start), self.at(end - 1) + 1

    def original(self, document: str, start: int, end: int) -> str:
        """The document's own characters of a range, without the line breaks between them."""
        if len(self.pieces) == 1:
            there = self.pieces[0][1]
            return document[there + start : there + end]
        parts = []
        for place, (here, there) in enumerate(self.pieces):
            stop = self.pieces[place + 1][0] if place + 1 < len(self.pieces) else len(self.text)
            left, right = max(start, here), min(end, stop)
            if left < right:
                parts.append(document[there + left - here : there + right - here])
        return "".join(parts)


class Line(NamedTuple):
    """A line without the blanks around it, with its place in the document."""

    start: int
    text: str
    gap: bool
    """A blank line, a page number or a running head stands before it."""


_LINE = re.compile(r"[^\n\r\f]+")
_PAGE = re.compile(
    r"[—\-·. ]*(?:第 ?)?\d(?: ?\d){0,3}(?: ?页)?(?:[/，, ]*共? ?\d{1,4} ?页)?[—\-·. ]*"
    r"|-{3,}|—{3,}|_{3,}|={3,}"
)
_LEADER = re.compile(r"[.…·](?<![.…·].)[.…·]{5,} ?\d{0,4}$")
_TERMINAL = frozenset("。；：！？…”’》】）|.;:!?")
_OPEN_END = frozenset("，、（《“")
_MARKER = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,4}[章节条编篇]|[一二三四五六七八九十]{1,3} ?[、.]"
    r"|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,3} ?[.、](?!\d)|[①-⑳■●◆★▲]|专栏|附件|目 ?录|——"
    r"|(?:牵头|责任|配合|主办|协办|完成|整改|实施|承办)[^：。，]{0,6}："
)
_BODIES = re.compile(r"[、，][^、，。]{2,20}(?:局|委|办|厅|政府|管委会|集团|公司|部门|单位|街道)$")
_HEAD = re.compile(r"[^，。；：！？]{1,60}[，。；！？]")
_SAYING = re.compile("(?:表示|说|强调|指出|要求|认为)，")
_FRESH = ("近日", "日前", "目前", "近年", "连日", "今年", "去年", "当天", "当前", "同时", "此外")


def lines_of(folded: str, start: int, end: int) -> list[Line]:
    """The lines of a range that carry text."""
    found: list[Line] = []
    gap = False
    last_end = start
    for match in _LINE.finditer(folded, start, end):
        raw = match.group()
        text = raw.strip()
        gap = gap or folded.count("\n", last_end, match.start()) > 1
        last_end = match.end()
        if not text or (len(text) < 24 and _PAGE.fullmatch(text)) or _is_leader(text):
            gap = True
            continue
        found.append(Line(match.start() + raw.index(text[0]), text, gap))
        gap = False
    return _without_running_heads(found)


def _is_leader(text: str) -> bool:
    """总则……3: a line of a table of contents."""
    last = text[-1]
    return (last in ".…·" or last.isdigit()) and _LEADER.search(text) is not None


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """Leaves out short lines that come again and again between pages, after their first time."""
    if len(lines) < 60:
        return lines
    times = Counter(line.text for line in lines if line.gap and len(line.text) <= 30)
    heads = {text for text, n in times.items() if n >= 4 and not _MARKER.match(text)}
    if not heads:
        return lines
    kept: list[Line] = []
    seen: set[str] = set()
    gap = False
    for line in lines:
        if line.text in heads and line.text in seen:
            gap = True
            continue
        seen.add(line.text)
        kept.append(Line(line.start, line.text, True) if gap else line)
        gap = False
    return kept


def _width(text: str) -> float:
    """How wide a line is set: a Latin letter or digit takes half the room of a Chinese one."""
    return len(text) - len(_HALF_WIDE.findall(text)) / 2


_HALF_WIDE = re.compile("[0-9 .—]")


def wrap_width(lines: Sequence[Line]) -> float:
    """The width at which the layout broke the lines; 0 where lines are paragraphs."""
    long = [line.text for line in lines if len(line.text) >= 12]
    if len(long) < 6:
        return 0.0
    widths = sorted(map(_width, long))
    wide = widths[int(len(widths) * 0.9)]
    if not 14 <= wide <= 90:
        return 0.0
    full = [w for w in widths if wide * 0.88 <= w <= wide * 1.12]
    open_ended = sum(
        line.text[-1] not in _TERMINAL and _width(line.text) >= wide * 0.88 for line in lines
    )
    return wide if len(full) >= len(widths) * 0.5 and open_ended >= len(full) * 0.5 else 0.0


def _continues(line: Line, after: Line, width: float) -> bool:
    """Whether `after` goes on with the sentence that `line` leaves open."""
    last = line.text[-1]
    if _MARKER.match(after.text):
        return False
    if last in _OPEN_END:
        return True
    if width:
        # A closing quote or bracket at the full width is no end: the layout broke there.
        closed = last in _TERMINAL and last not in "”》）】’"
        return not closed and _width(line.text) >= width * 0.8 and "|" not in line.text
    if last in _TERMINAL:
        return False
    return _broken_by_column(line.text, after.text, gap=after.gap)


def _broken_by_column(text: str, after: str, *, gap: bool) -> bool:
    """A paragraph that stops within a sentence, and a line that can only go on with it."""
    if after.startswith(_FRESH) or after[0] in "“（《【|" or "|" in text or "|" in after:
        return False
    if _BODIES.search(text):
        return False
    head = _HEAD.match(after)
    if head is None:
        return False
    if "，" in text or "。" in text or "；" in text:
        if _MARKER.match(text) or text[-1] in "%％":
            return len(text) >= 60 and text[-1] not in "%％"
        return len(text) >= 24 or _SAYING.search(text) is not None
    return gap and len(head.group()) <= 6 and len(text) >= 8 and not _MARKER.match(text)


def passages_of(folded: str, start: int, end: int) -> Iterator[Passage]:
    """The paragraphs of a range, in order."""
    lines = lines_of(folded, start, end)
    width = wrap_width(lines)
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width):
            yield from _split_at_doubled_stops(_join(group))
            group = []
        group.append(line)
    if group:
        yield from _split_at_doubled_stops(_join(group))


def _join(lines: Sequence[Line]) -> Passage:
    if len(lines) == 1:
        return Passage(lines[0].text, ((0, lines[0].start),))
    pieces, parts, length = [], [], 0
    for line in lines:
        pieces.append((length, line.start))
        parts.append(line.text)
        length += len(line.text)
    return Passage("".join(parts), tuple(pieces))


_DOUBLED = re.compile(
    r"。(?:(?<=[。；：！？].)|(?<=[。！？]”.))。* ?"
    r"| (?:(?<=[。；：！？].)。+ ?|(?<=[。；：！？”].) +|(?<!  )  +(?=[一-龥“《]))"
)
_MAY_DOUBLE = (" ", "。。", "；。", "：。", "！。", "？。", "”。")
"""Without any of these there is none, and that is soon seen."""


def _split_at_doubled_stops(passage: Passage) -> Iterator[Passage]:
    """A crawler writes a paragraph's end as 。。 or as a run of blanks."""
    text = passage.text
    start = 0
    for match in _DOUBLED.finditer(text) if any(map(text.__contains__, _MAY_DOUBLE)) else ():
        if match.start() > start:
            yield from cut(part(passage, start, match.start()))
        start = match.end()
    if start == 0:
        yield from cut(passage)
    elif start < len(text):
        yield from cut(part(passage, start, len(text)))


LONGEST = 10_000
"""Characters; a page has some 800, and rules that look far ahead would take hours for a book."""
_STOP = re.compile(r".*[。！？；](?![”’）》」])", re.DOTALL)


def cut(passage: Passage, longest: int = LONGEST) -> Iterator[Passage]:
    """The paragraph, cut behind its last stop that lies within the bound, again and again."""
    start, length = 0, len(passage.text)
    while length - start > longest:
        stop = _STOP.match(passage.text, start, start + longest)
        end = stop.end() if stop else start + longest
        yield part(passage, start, end)
        start = end
    yield part(passage, start, length) if start else passage


def part(passage: Passage, start: int, end: int) -> Passage:
    """A stretch of a paragraph as a paragraph of its own."""
    pieces = [(0, passage.at(start))]
    pieces += [(here - start, there) for here, there in passage.pieces if start < here < end]
    return Passage(passage.text[start:end], tuple(pieces))
