"""Figures: the quantities that a row promises or reports, with bound, value and unit as written.

Knows numerals, units, bounds, and which numbers are no quantities (dates, ordinals, document
numbers, names of programmes).  Does not know whether a row is a task or a result.
"""

from __future__ import annotations

import re
import string
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from lantu.reading.fields import metrics
from lantu.reading.model import Figure

_NUMBER = r"\d\d*(?:(?:，\d{3})+(?!\d)(?:\.\d+)?|(?: ?\. ?\d+)?)"
_UNITS = (
    "个百分点|百分点|%|‰|个工作日|个月|平方公里|平方千米|平方米|立方米/秒"
    "|立方米|立方|公里|千米|海里|米|m2|m²|㎡|km|公顷|亩|平米|平方"
    "|微克/立方米|毫克/立方米|毫克/升|分贝|吨标准煤|标准煤|万吨|吨|公斤|斤|千克|千瓦时|千瓦|兆瓦时|兆瓦|kWh|KW|kW|MW|GW|Mbps"
    "|Gbps|Gbit/s|度电|伏安|千伏安|标方|方"
    "|美元|欧元|元|个|家次|家|所|处|座|栋|幢|套|户次|户|人次|人|名|位|例|件|项|条|款|台"
    "|辆|次|场次|场|期|张|册|部|支|株|头|只|羽|批次|批"
    "|类|种|门|间|层|岁|盏|艘|架|口|眼|列|起|笔|桩|片|块|对|份|篇|枚|单|宗|尾|棵|床|孔"
    "|卷|班|组|车次|航线|标箱|TEU|P|PFLOPS|EFLOPS|大(?=[^学数力型量])|合(?=机)"
    "|工作日|小时|分钟|天|枚|村|镇|公顷|车位|泊位|学位|岗|桶|箱|字|人年"
    "|届(?=[^全三二一])|倍|成(?!立|果|效|为|功)|分|比特|TB|PB"
)
_UNIT_STARTS = "".join(dict.fromkeys(unit[0] for unit in _UNITS.split("|")))
_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})(?:(?P<lowunit>[万亿千百]{{0,2}}(?:%|米|元|人|个|处|家|‰"
    rf"|倍)?)(?:—|-|至|到)(?P<high>{_NUMBER}))?"
    rf" ?(?P<more>余|多)?(?P<scale>(?:[十百千](?![瓦米克伏]))?[万亿]{{0,2}})(?P<more2>余"
    rf"|多)?(?:(?=[{_UNIT_STARTS}])(?P<unit>{_UNITS})(?P<per>/(?:千瓦时|吨|人|年|月|户|亩|平方米|公斤|天|小时"
    rf"|万人|千人|立方米))?(?P<more3>余(?=[^下]))?)?"
)
_AFTER = re.compile(
    r"(?:人民币|之)? ?(?:(?P<least>（?含?）?(?:及|或|和)?以上|起步)"
    r"|(?P<most>（?含?）?(?:及|或|和)?以[内下]|之内|内(?=[，。；、）]|$))|(?P<about>左右"
    r"|上下))"
)
_BEFORE = re.compile(
    r"(?:(?P<most>不超过|不高于|不大于|不多于|不超出|最[长高多大]|至多|上限为?|≤|<="
    r"|低于或等于|不得超过|不得高于|控制在|压减到|缩短至|压缩至|压缩到)"
    r"|(?P<least>不低于|不少于|不小于|不下于|不得低于|不得少于|至少|最低|起码|超过?|突破"
    r"|逾|≥|>=|多达|累计超|超额)"
    r"|(?P<more>高于|大于|多于|优于|＞|>)|(?P<less>低于|小于|少于|短于|＜|<)"
    r"|(?P<about>约|大约|近|约为|接近|将近|大概))[为到达至了在设有建成配]{0,2} ?(?:人民币)?$"
)
_BOUNDING = frozenset("不最至上≤<低控压缩起超突逾≥>多累高大优＞小少短＜约近接将")
"""What the words of `_BEFORE` begin with."""
# Units that mostly measure something else than the goal itself: who is meant, how far, how long.
_QUALIFIERS = frozenset(
    ("岁", "小时", "分钟", "天", "米", "年", "层", "级", "字", "分", "倍", "方")
)
_CONDITIONS = frozenset(
    ("元", "岁", "人", "吨", "米", "千瓦", "平方米", "年", "层", "亩", "月", "个月")
)
_DOUBTFUL = frozenset(("大", "组", "班", "分", "方", "对", "成", "届"))
_REACHED = re.compile(r"(?:达到?|为|到|长|宽|共|累计|提高至?|增加至?|每隔|缩短至?)(?:约|近)?$")
_ALONE = re.compile(r"(?:以上|以内|左右)?(?:[，。；、）宽长]|$|/)")
_AGE_OR_SIZE_AFTER = re.compile(
    r"(?:（含）|及|\d|—)*(?:以上|以下|以内|及以上)?(?:的|儿童|老年人|人群|婴幼儿|青少年"
    r"|社区|生活圈|服务圈|步行|高端|圈|工作制|开放|办结|热线|服务)"
)
_SIZE_QUALIFIER = re.compile(
    r"(?:（含）)?(?:及)?以[上下](?:的|重大|重点|工业|大型|骨干|企业|项目|产业|龙头|规模"
    r"|单体|住宅|城市|公路|医疗|老年|饮用|普惠|公共|人口|乡镇|建制)"
)
_PROGRAMME = re.compile(
    r"(?:项|个|大|条|件)(?:（[项件]）)?(?:大事|民生工程(?!项目)|民生实事|为民(?:办)?实事(?!项目)|实事"
    r"|专项行动|重点任务|工作措施|政策措施|举措|措施|方面|行动(?!计划)|原则|坚持|统一"
    r"|文件|专题|议题|步骤|环节|维度|层面|意见|转变|确保|更加|体系|重大工程(?!项目))"
)
_ORDINAL_BEFORE = frozenset(f"第№【号每前—+＋-./{string.ascii_letters}")
_NAMED_BEFORE = re.compile("《[^》]*$|电话.{0,4}$|编号.{0,3}$|一行$")
_DATE_AFTER = re.compile(
    r" ?(?:年|月(?!度)|日|号|时(?!尚)|点(?!位|亮)|季度|世纪|年代|周年|条(?:规定|第|款)|G\b|D\b|届)"
)
_QUOTED = re.compile(
    r"“[^”]{1,24}”|《[^》]{1,80}》|【[^】]{0,12}】"
    r"|20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"
)
_LONGEST = 20
"""Characters of a number; longer ones are accounts, identity numbers or damage."""
_CN_NUMBER = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_CN_SHARE = re.compile(
    r"(?P<unit>百分之)(?P<number>一?百|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?P<more>)(?P<more2>)(?P<more3>)"
)
_CN_FIGURE = re.compile(
    r"(?P<number>[一两二三四五六七八九十])(?<![第每“一二三四五六七八九十这那].)(?P<unit>个月"
    r"|(?<=等.)[个所家座处条]|(?<!一)次(?=[，。；（]))(?P<rest>内|以内)?"
)
_CN_UNIT = re.compile("次[，。；（]|个月|等[一两二三四五六七八九十]")
"""What there is of a `_CN_FIGURE` without its number: where there is none, it need not be tried."""


class Quantity(NamedTuple):
    """A figure by its range in the paragraph; words for it and unit have ranges of their own."""

    start: int
    end: int
    metric: tuple[tuple[int, int], ...]
    """More than one where 同比增长 goes on with what the figure before it measures."""
    comparator: str
    value: float
    unit: tuple[tuple[int, int], ...]
    """The unit's parts: 余 and 多 between 万 and 人 belong to the bound."""


_PER_CENT = {"百分之": "%", "％": "%"}


def as_figure(quantity: Quantity, words: Callable[[int, int], str]) -> Figure:
    """The quantity as people read it; `words` gives the words of a range."""
    metric = "".join([words(*span).strip() for span in quantity.metric])
    unit = "".join([words(*span) for span in quantity.unit])
    return Figure(metric, quantity.comparator, quantity.value, _PER_CENT.get(unit, unit))


def find(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities within a range of a paragraph, in order."""
    found: list[Quantity] = []
    figures = [m for m in _FIGURE.finditer(text, start, end) if m["unit"] or m["scale"]]
    if figures:
        masked = [m.span() for m in _QUOTED.finditer(text, start, end)]
        for match in figures:
            if not _inside(match.start(), masked):
                found += _quantities(text, match, start, end)
    spelt = _chinese(text, start, end)
    if spelt:
        found = sorted([*found, *spelt], key=attrgetter("start"))
    if len(found) < 2:
        return found
    found = _named(text, found)
    return [q for i, q in enumerate(found) if not _is_detail(text, found, i, start)]


def _named(text: str, found: list[Quantity]) -> list[Quantity]:
    """到位额60亿元，增长8%: what says only how it changes, or nothing, measures what went before."""
    named: list[Quantity] = []
    for this in found:
        before = named[-1] if named else None
        bare = before is not None and metrics.is_bare(text, this.metric)
        if before and bare and _GOES_ON.fullmatch(text, before.end, this.metric[0][0]):
            metric = metrics.of_the_same(text, before.metric, this.metric)
            named.append(this._replace(metric=metric))
        else:
            named.append(this)
    return named


_GOES_ON = re.compile(r"(?:以上|以下|以内|左右)?[，、；（]?(?:其中，?)?[^，。；]{0,6}")


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (place, sys.maxsize)) - 1
    return before >= 0 and place < spans[before][1]


def _quantities(text: str, match: re.Match[str], start: int, end: int) -> list[Quantity]:
    before = text[max(start, match.start() - 12) : match.start()]
    after = text[match.end() : min(end, match.end() + 14)]
    if _is_no_quantity(text, match, before, after):
        return []
    unit = _unit(match)
    metric = metrics.find(text, match, start, end)
    if match.group("high"):
        return [
            Quantity(match.start(), match.end(), metric, ">=", _number(match.group("low")), unit),
            Quantity(match.start(), match.end(), metric, "<=", _number(match.group("high")), unit),
        ]
    comparator = _comparator(match, before, after)
    return [
        Quantity(match.start(), match.end(), metric, comparator, _number(match.group("low")), unit)
    ]


def _number(text: str) -> float:
    return float(text.replace("，", "").replace(" ", ""))


def _unit(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    return tuple([match.span(part) for part in _UNIT_PARTS if match[part]])


_UNIT_PARTS = ("scale", "unit", "per")


def _is_no_quantity(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Ordinals, dates, ages, names of programmes and conditions are numbers, but no quantities."""
    unit = match.group("unit") or ""
    return (
        max(len(match.group("low")), len(match.group("high") or "")) > _LONGEST
        or _is_ordinal(match, unit, before)
        or _is_date(text, match, unit)
        or _is_article(match, unit, before, after)
        or _PROGRAMME.match(unit + after) is not None
        or _is_qualifier(unit, before, after)
    )


def _is_ordinal(match: re.Match[str], unit: str, before: str) -> bool:
    last = before[-1:]
    if last not in _ORDINAL_BEFORE and _NAMED_BEFORE.search(before) is None:
        return False
    if last == "—" and match.group("high"):
        return False
    return not (last == "每" and unit == "个") and last != "近"


def _is_date(text: str, match: re.Match[str], unit: str) -> bool:
    if not unit and _DATE_AFTER.match(text[match.end("scale") :][:6]):
        return True
    ranged = match.group("high") and match.group("lowunit") == ""
    return bool(ranged) and _DATE_AFTER.match(text[match.end() :][:4]) is not None


def _is_article(match: re.Match[str], unit: str, before: str, after: str) -> bool:
    """第三条规定, 三大, 六个月婴儿: characters that are units only in the right company."""
    if unit == "条" and re.match("规定|第|款|要求", after):
        return True
    if unit == "个月" and match.group("high") and re.match("[婴儿大]", after):
        return True
    doubtful = unit in _DOUBTFUL and not match.group("scale")
    return doubtful and re.search("[，。；设置建成有达降]$", before) is None


def _is_qualifier(unit: str, before: str, after: str) -> bool:
    """60岁以上老年人, 15分钟生活圈, 5亿元以上项目: who or what is meant, not how much."""
    if unit in _CONDITIONS and _SIZE_QUALIFIER.match(after):
        return True
    if unit not in _QUALIFIERS:
        return False
    if _AGE_OR_SIZE_AFTER.match(after):
        return True
    if _bound_before(before) or _REACHED.search(before):
        return False
    alone = _ALONE.match(after) is not None
    return not alone or unit in ("岁", "天", "小时", "分钟")


_COMPARATORS = {"most": "<=", "least": ">=", "more": ">", "less": "<", "about": "~"}


def _bound_before(before: str) -> re.Match[str] | None:
    """不超过, 突破 …: most numbers have none of their characters before them."""
    return None if _BOUNDING.isdisjoint(before) else _BEFORE.search(before)


def _comparator(match: re.Match[str], before: str, after: str) -> str:
    bound = _AFTER.match(after) or _bound_before(before)
    if bound:
        return _COMPARATORS[bound.lastgroup or ""]
    if match.group("more") or match.group("more2") or match.group("more3"):
        return ">="
    return "="


_REACH = 6
_BREAKDOWN = re.compile(rf"[^，。；（）]{{0,{_REACH}}}（(?!其中)[^（）]*$")
_FROM = re.compile(r"(?:从|由)[^，。；（）]{0,10}$")
_RISES = re.compile(r"[^，。；（）\d]{0,4}(?:到|至|为)[^，。；（）\d]{0,3}$")
_SUBJECT = re.compile(r"(?:^|[，。；：])(?:其中，?)?$")
_SUBJECT_DID = re.compile(
    r"[^，。；：\d]{0,12}(?:完成投资|已?开工|已?完成|已?建成|实现)[^，。；：\d]{0,6}$"
)


def _is_detail(text: str, found: list[Quantity], place: int, start: int) -> bool:
    """Whether a number only explains the one beside it, which says what is reached.

    洒水7次（白天6次，晚上1次）; 从每月2次增加到4次; 其中133个续建项目完成投资454亿元.
    """
    this = found[place]
    if _breaks_down(text, found, place, start):
        return True
    if place + 1 == len(found):
        return False
    ahead, between = (
        text[max(start, this.start - 12) : this.start],
        text[this.end : found[place + 1].start],
    )
    if _FROM.search(ahead) and _RISES.fullmatch(between):
        return True
    return _SUBJECT.search(ahead) is not None and _SUBJECT_DID.fullmatch(between) is not None


def _breaks_down(text: str, found: list[Quantity], place: int, start: int) -> bool:
    """Whether a number stands in an open bracket behind another one of its unit."""
    this = found[place]
    opened = text.rfind("（", start, this.start)
    if opened < 0:
        return False
    ahead = bisect_left(found, opened, hi=place, key=attrgetter("start"))
    for before in found[max(ahead - 1 - _REACH, 0) : ahead]:
        alike = _unit_of(text, this) == _unit_of(text, before)
        if alike and _BREAKDOWN.fullmatch(text, before.end, this.start):
            return True
    return False


def _unit_of(text: str, quantity: Quantity) -> str:
    return "".join(text[a:b] for a, b in quantity.unit)


def _chinese(text: str, start: int, end: int) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _CN_FIGURE.finditer(text, start, end) if _CN_UNIT.search(text, start, end) else ():
        value = float(_CN_NUMBER[match.group("number")])
        before = text[max(start, match.start() - 12) : match.start()]
        comparator = "<=" if match.group("rest") or re.search(r"(?:最长|不超过)$", before) else "="
        found.append(_spelt(text, match, (start, end), comparator, value))
    if text.find("百分之", start, end) >= 0:
        found += _shares(text, start, end)
    return found


def _shares(text: str, start: int, end: int) -> Iterator[Quantity]:
    """百分之九十五以上."""
    for match in _CN_SHARE.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()]
        after = text[match.end() : min(end, match.end() + 14)]
        comparator = _comparator(match, before, after)
        yield _spelt(text, match, (start, end), comparator, _share(match.group("number")))


def _spelt(
    text: str, match: re.Match[str], bounds: tuple[int, int], comparator: str, value: float
) -> Quantity:
    metric = metrics.find(text, match, *bounds)
    unit = (match.span("unit"),)
    return Quantity(match.start(), match.end(), metric, comparator, value, unit)


def _share(numeral: str) -> float:
    """九十五 as 95, 一百 as 100."""
    if numeral.endswith("百"):
        return 100.0
    tens, ten, ones = numeral.rpartition("十")
    return float((_CN_NUMBER[tens] if tens else len(ten)) * 10 + _CN_NUMBER.get(ones, 0))
