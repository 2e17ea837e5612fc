"""Cuts a stretch of text into sentences, and tells a sentence that only heads its paragraph.

Knows the ends of sentences and how quotations and brackets close them.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？；]+(?:[。！？；]+[”’）》」]*|$)|[。！？；]+")

Range = tuple[int, int]


def split(text: str, start: int, end: int) -> list[Range]:
    """The sentences of a range; each keeps its closing stop and loses the blanks around it."""
    found: list[Range] = []
    for first, last in _cut(text, start, end):
        left, right = first, last
        while left < right and text[left] in " ”）|":
            left += 1
        while right > left and text[right - 1] in " |":
            right -= 1
        if right - left >= 2 and _is_wordy(text, left, right):
            found.append((left, right))
    return found


_WHICH_ARE = r"(?<=[\d一二三四五六七八九十].)(?:（[项件]）)?[^，。：（）]{2,12}是："
_LOST_STOP = re.compile(r"%(?<=\d%)(?=\d{1,4}(?:个|家|项|所|名))")
_LISTS = re.compile(
    r"分别是：|分别为：|如下：|具体是：|具体为：|主要有：|即："
    rf"|件{_WHICH_ARE}|项{_WHICH_ARE}|个{_WHICH_ARE}|条{_WHICH_ARE}"
)


def _cut(text: str, start: int, end: int) -> list[Range]:
    """At stops, where a stop was lost between figures, and behind what introduces a list."""
    found: list[Range] = []
    for match in _SENTENCE.finditer(text, start, end):
        left, right = match.span()
        if text.find("：", left, right) >= 0 or text.find("%", left, right) >= 0:
            for pattern in (_LISTS, _LOST_STOP):
                for cut in pattern.finditer(text, left, right):
                    found.append((left, cut.end()))
                    left = cut.end()
        found.append((left, right))
    return found


_WORD = re.compile("[一-龥][一-龥]")


def _is_wordy(text: str, left: int, right: int) -> bool:
    """Whether there are two Chinese characters in a row; most sentences begin with them."""
    begins = "一" <= text[left] <= "龥" and "一" <= text[left + 1] <= "龥"
    return begins or _WORD.search(text, left, right) is not None


_BINDING = re.compile("应当|负责|必须|不得")
_LEAD_MARK = re.compile(
    r"(?:[一二三四五六七八九十]是|[一二三四五六七八九十]要|首先，?要?|其次，?要?"
    r"|第[一二三四五六七八九十]，)"
)


_LONGEST_TITLE = 46


def heads_paragraph(text: str, sentence: Range, *, numbered: bool) -> bool:
    """Whether the first of several sentences is the paragraph's title: short, no figure."""
    left, right = sentence
    if right - left > _LONGEST_TITLE or text[right - 1] != "。":
        return False
    words = text[left:right]
    if _BINDING.search(words) or "了" in words or any(map(str.isdigit, words)):
        return False
    return (
        numbered or _LEAD_MARK.match(words) is not None or (len(words) <= 22 and "，" not in words)
    )


def leads_in(text: str, sentence: Range, following: Range | None) -> bool:
    """一要提高认识。… 二要压实责任。…: the counted sentence heads those up to the next count."""
    mark = _COUNTED.match(text, *sentence)
    if mark is None or following is None or text[sentence[1] - 1] != "。":
        return False
    short = sentence[1] - mark.end() <= 30
    return short and _COUNTED.match(text, *following) is None


_COUNT = re.compile("[一二三四五六七八九十]{1,3}是(?!否)")


def without_count(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind its 一是."""
    if text.find("是", start + 1, start + 4) < 0:
        return start
    count = _COUNT.match(text, start, end)
    return count.end() if count else start


_FIRST_PART = re.compile("一是[^。]{4}")


def counts_parts(text: str) -> bool:
    """一是…；二是…: the parts that an item counts are what is to be done one by one."""
    first = _FIRST_PART.search(text)
    return first is not None and max(map(text.rfind, ("。二是", "；二是"))) >= first.end()


_COUNTED = re.compile(r"(?:[一-龥]{0,5}(?:强调|要求|指出|提出)，?)?[一二三四五六七八九十](?:是|要)")


def heads_inside(text: str, sentence: Range, following: Range | None) -> bool:
    """Whether a short sentence within one long paragraph is the title of what follows it."""
    left, right = sentence
    if following is None or text[right - 1] != "。":
        return False
    inside = text[left:right]
    return right - left <= 16 and "，" not in inside and following[1] - following[0] >= 22
