"""What a figure counts: 新建学校 of 新建学校5所, 规上工业增加值增长 of 规上工业增加值增长5%左右.

Knows the words around a number; not which numbers are figures.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

REACH = 26
"""Characters before a number among which the words for it are looked for."""

_NOUN = re.compile(r"[一-龥A-Za-z“”]{2,24}")
_NO_NOUN = re.compile(r"以[上下内]|左右|的?(?:以上|以下|左右)")
_PREDICATE = re.compile(
    "参与|参加|参展|到场|进场|参会|报名|前来|详细|已|将|与|向|投入|开展|实施|进行|提供|签订"
    "|落户|入驻|愿意|免费|有序|全部|达成|实现|完成|改扩建|改造|的$"
)
_MEASURED = frozenset(("%", "‰", "％", "百分之", "元", "个百分点", "百分点", "人次", ""))
"""Units that measure what stands before them; others count what stands behind."""
_LENGTHS = ("米", "里", "亩", "吨", "元")
_FURTHER = re.compile(r"[和及与]$|以及$")
_DIGIT = re.compile(r"\d")
_UP_TO_STOP = re.compile("(?s:.*)[，。；：、！？“”（）《》 ]")
_QUOTED_AHEAD = re.compile("“[^”]{1,16}”[^，。；：、（）]{0,8}$")
_LONGEST_AHEAD = 24
_DEED = re.compile(
    r".*(?:牵头|负责|达成|开展|举办|提供|交付|签订|创建|建成)(?=[一-龥]{2})|.+(?=完成(?:投资|交易))"
)
_DEED_WORD = re.compile("牵头|负责|达成|开展|举办|提供|交付|签订|创建|建成|完成")
"""Without one of these there is no `_DEED`, which looks at all there is from its end."""
_LEAD = re.compile(
    r"(?:(?:[到至在])?(?:20\d\d年|\d{1,2}月|(?<=月)\d{1,2}日|年(?=[底末前]))(?:[底末]|份)?(?:之?前|以来)?|截[至止]"
    r"|今年|去年|目前|现场|会上|据统计|据悉|年内|上半年|下半年|[一二三四]季度|前?三季度|每[天日周月年]|以来"
    r"|我[市区县省]|本[市区县省]|全[市区县省镇国年](?!覆盖)|平均|力争|确保|努力|预计|计划|其中|使(?!用)|和|及(?!时)|并(?!网)|在(?![线校建岗职])|将|可(?![再循])|均(?!衡)|共(?![享同建青])|已"
    r"|累计(?=完成|实现|新|达)|完成(?!投资|项目投资|交易|工业)|建成|建设|打造|培育|实施|开展|推[进动]|创建|提供"
    r"|达成|达到|交付|调整|实现|签订|举办|引[导进]|安排|落实|设置|改造|筹[集措]|封闭|谋划(?!投)|按照?|对(?![外口]))+"
)
_TAIL = re.compile(
    r"(?:力争|确保|实现|完成|达到?|控制在|提高[到至]|增加[到至]|缩短[到至]?|压[减缩][到至]|下降到|降至|降到"
    r"|稳定在|保持在|[约近超逾为到至在有共均可将的]|突破|不?[低高少多大小]于|不超过|不少|超过|最[长高低多大]|至[少多]"
    r"|共计|累计|总计|合计|大约|分别)+$"
)
_TAIL_ENDS = frozenset("争保现成达到在至短约近超逾为有共均可将的破于过少长高低多大计别")
"""What the words of `_TAIL` end with."""
_CHANGES = ("增长", "增加", "下降", "降低", "减少", "提高")
_CHANGE = "|".join(_CHANGES)
_COMPARISON = re.compile(
    rf"(?:同比|环比|较[上去]年(?:同期)?|比[上去]年(?:同期)?)(?=(?:{_CHANGE})?$)"
)
_BARE = re.compile(rf"(?:年均)?(?:{_CHANGE})?|完成|上半年|下半年|其中")


def find(text: str, match: re.Match[str], start: int, end: int) -> tuple[Span, ...]:
    """The ranges of the words for a figure; one empty range where there are none beside it."""
    span = _behind(text, match, end) or _before(text, match.start(), start)
    return _without_comparison(text, *span) if span else ((match.start(), match.start()),)


def is_bare(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the words say only how something changes, not what: 同比增长, 较上年."""
    return _BARE.fullmatch("".join(text[a:b] for a, b in spans)) is not None


def of_the_same(text: str, before: tuple[Span, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """到位额 of the figure before, 增长 of this one."""
    return (before[0], *(span for span in spans if text[slice(*span)].endswith(_CHANGES)))


def _behind(text: str, match: re.Match[str], end: int) -> Span | None:
    """20个机关: what a counting word counts."""
    unit = match.group("unit") or ""
    if unit in _MEASURED or unit.endswith(_LENGTHS):
        return None
    noun = _NOUN.match(text, match.end(), end)
    if noun is None or _NO_NOUN.match(noun.group()):
        return None
    left, right = noun.span()
    if text[left] == "的":
        left += 1
    further = _FURTHER.search(text, left + 1, right)
    if further and _DIGIT.match(text, right):  # 标杆孵化器和1个…
        right = further.start()
    verb = _PREDICATE.search(text, left + 1, right)
    return left, verb.start() if verb else right


def _before(text: str, place: int, start: int) -> Span | None:
    """规上工业增加值增长5%: what a number measures."""
    words = _words_ahead(text[max(start, place - REACH) : place])
    if not words:
        return None
    left = place - len(words)
    tail = _TAIL.search(words) if words[-1] in _TAIL_ENDS else None
    if tail and tail.start() > 0:
        words = words[: tail.start()]
    deed = _DEED.match(words) if _DEED_WORD.search(words) else None
    begin = deed.end() if deed else 0
    lead = _LEAD.match(words, begin)
    if lead and lead.end() < len(words):
        begin = lead.end()
    return left + begin, left + len(words)


def _words_ahead(window: str) -> str:
    """What a stretch ends with: a quoted name with a few words behind it, or all since a stop."""
    quoted = _QUOTED_AHEAD.search(window) if "”" in window else None
    if quoted:
        return quoted.group()
    stop = _UP_TO_STOP.match(window)
    return window[stop.end() if stop else 0 :][-_LONGEST_AHEAD:]


def _without_comparison(text: str, left: int, right: int) -> tuple[Span, ...]:
    """地区生产总值同比增长 is 地区生产总值增长."""
    found = _COMPARISON.search(text[left:right])
    if found is None:
        return ((left, right),)
    spans = ((left, left + found.start()), (left + found.end(), right))
    return tuple(span for span in spans if span[0] < span[1]) or ((left, left),)
