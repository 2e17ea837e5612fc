"""Cuts paragraphs at their numbers (一、 （一） 1. 第X条 ①) into segments with their headings.

Knows every form of numbering and its usual rank.  Does not know whether a segment is a heading, an
item or running text: `rows` decides that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lantu.reading.layout.passages import Passage

PLAIN = 99
"""The rank of a segment without a number."""

_CN = "一二三四五六七八九十百零"
_BEFORE_MARKER = re.compile(rf"[。；：！？）】” 、|，](?=[第（\d①-⑳{_CN}])")
"""A number stands at the start of the paragraph, or behind a stop, a bracket or a blank."""
_MARKER = re.compile(
    rf"(?:(?P<chapter>第[{_CN}\d]{{1,4}}[章编篇](?=[ 一-龥]))"
    rf"|(?P<section>第[{_CN}\d]{{1,4}}节(?=[ 一-龥]))"
    rf"|(?P<article>第[{_CN}\d]{{1,5}}条(?=[ 　：]))"
    rf"|(?P<cn>[{_CN}]{{1,3}} ?、(?![{_CN}]{{1,3}}[、产季]))"
    rf"|（ ?(?P<pcn>[{_CN}]{{1,3}}) ?）"
    r"|(?<![\d.])(?P<num>\d{1,3}) ?[.、](?!、|\d(?!\d{3}年|\d?月))"
    r"|（(?P<pnum>\d{1,3})）"
    r"|(?P<half>\d{1,2})）"
    r"|(?P<circ>[①-⑳])"
    r")[ .、：]*"
)
_RANKS = {
    "chapter": 1,
    "section": 2,
    "article": 3,
    "cn": 4,
    "pcn": 5,
    "num": 6,
    "pnum": 7,
    "half": 8,
    "circ": 9,
}
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")}


class Segment(NamedTuple):
    """A stretch of one paragraph behind one number (or none), up to the next number."""

    passage: Passage
    start: int
    end: int
    marker: str
    rank: int
    path: tuple[str, ...]
    """The headings above it, the outermost first; its own title is not among them."""

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def _value(style: str, number: str) -> int:
    """The number as a number; 0 where it does not count."""
    if style in ("num", "pnum", "half"):
        return int(number)
    if style == "circ":
        return ord(number) - ord("①") + 1
    digits = number.strip("第章节条编篇、 专栏")
    if digits.isdigit():
        return int(digits)
    tens, _, ones = digits.partition("十")
    if "十" in digits:
        return _NUMERALS.get(tens[-1:], 1) * 10 + _NUMERALS.get(ones, 0)
    return _NUMERALS.get(digits[-1:], 0)


class _Cut(NamedTuple):
    start: int
    """Where the number starts."""
    content: int
    """Where the text behind it starts."""
    style: str
    value: int


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Whatever looks like a number that something begins with."""
    end = 0
    for place in (0, *(stop.end() for stop in _BEFORE_MARKER.finditer(text))):
        match = _MARKER.match(text, place) if place >= end else None
        if match is not None:
            yield match
            end = match.end()


def _cuts(text: str, last: dict[str, int]) -> list[_Cut]:
    """The numbers of a paragraph; one in the middle of a line counts only if it is the next."""
    cuts = []
    for match in _numbers(text):
        style = match.lastgroup or ""
        value = _value(style, match.group(style))
        at_start = match.start() == 0
        before_it = last.get(style, 0)
        # Some documents count their items through, whatever the headings between them.
        counted_on = value == last.get(f"{style} on", 0) + 1
        expected = value == 1 or style == "article" or before_it < value <= before_it + 4
        expected = expected or counted_on
        before = text[match.start() - 1] if match.start() else ""
        if not at_start and not expected:
            continue
        loose = not at_start and before in "，、"
        if loose and not (style == "cn" and _speech_before(text, match.start())):
            continue
        last[style] = last[f"{style} on"] = value
        for deeper, rank in _RANKS.items():
            if rank > _RANKS[style]:
                last[deeper] = 0
        cuts.append(_Cut(match.start(), match.end(), style, value))
    return cuts


def _speech_before(text: str, index: int) -> bool:
    """某某强调，一、…；二、…: the comma stands between who speaks and what is said."""
    return text[max(0, index - 3) : index - 1] in ("强调", "要求", "指出", "提出") or index > 400


_TITLE = re.compile(r"[^。；：！？\n]{1,60}")


def title_of(text: str) -> str:
    """What a segment is called: its first sentence, or its first 40 characters."""
    match = _TITLE.match(text)
    title = (match.group() if match else text[:40]).strip()
    return title if len(title) <= 40 else title[:40]


def _ranks_in(cuts: Iterable[_Cut]) -> dict[str, int]:
    """The usual ranks, but （一） below 1. where it starts anew under each number."""
    inside = {("num", "pcn"): 0, ("pcn", "num"): 0}
    before = ""
    for cut in cuts:
        if cut.value == 1 and (before, cut.style) in inside:
            inside[before, cut.style] += 1
        before = cut.style
    ranks = dict(_RANKS)
    if inside["num", "pcn"] > inside["pcn", "num"]:
        ranks["num"], ranks["pcn"] = ranks["pcn"], ranks["num"]
    return ranks


def segments_of(passages: Iterable[Passage], document: str) -> list[Segment]:
    """The segments of the paragraphs in order, each with the titles of the numbers above it."""
    found: list[Segment] = []
    stack: list[tuple[int, str]] = []
    last: dict[str, int] = {}
    paragraphs = [(passage, _cuts(passage.text, last)) for passage in passages]
    ranks = _ranks_in(cut for _, cuts in paragraphs for cut in cuts)
    for passage, cuts in paragraphs:
        text = passage.text
        first = cuts[0].start if cuts else len(text)
        if text[:first].strip():
            found.append(Segment(passage, 0, first, "", PLAIN, tuple(t for _, t in stack)))
        for place, cut in enumerate(cuts):
            end = cuts[place + 1].start if place + 1 < len(cuts) else len(text)
            rank = ranks[cut.style]
            while stack and stack[-1][0] >= rank:
                stack.pop()
            path = tuple(t for _, t in stack)
            marker = text[cut.start : cut.content].strip()
            found.append(Segment(passage, cut.content, end, marker, rank, path))
            shown = title_of(text[cut.content : end])
            title = passage.original(document, cut.start, cut.content + len(shown)).strip()
            stack.append((rank, title))
    return found
