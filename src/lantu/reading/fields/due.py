"""Deadlines: the words that set one, and the last day they allow.

Knows how years, months, plan periods and rhythms are written.  Takes the document's year as an
argument and never reads the clock.  Does not know whether a row may have a deadline at all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.reading.model import ONGOING, RECURRING

_CN = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
    "十": 10,
}
_PLANS = {
    "十": 2005,
    "十一": 2010,
    "十二": 2015,
    "十三": 2020,
    "十四": 2025,
    "十五": 2030,
    "十六": 2035,
}
_MONTH = (
    r"(?P<month>\d{1,2}"
    r"|[一二三四五六七八九十]{1,2}) ?月(?:份)?(?:(?P<day>\d{1,2}) ?[日号]|(?P<third>上旬"
    r"|中旬|下旬|初|底|末))?"
)
_YEAR = r"(?P<year>20\d\d|二[〇○零O]\d?[〇○零一二三四五六七八九]{1,3}) ?年"
_PART = (
    rf"(?:{_MONTH}|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1234])季度"
    rf"|(?P<end>年?[底末]|年内))"
)
_BEFORE = r"(?P<before>[底末])?(?P<limit>之?前|以前|为止|之内|以内|内|间|期间)?"
_MAY_SET = re.compile("[年月日号季半”每按逐双]")
"""Without any of these there is no deadline, and most sentences have none of them."""
_SOME_YEAR = re.compile(r"20\d\d ?年|二[〇○零O]")
_ABSOLUTE = re.compile(rf"(?P<lead>[到至在于]|截至|截止|截止到)?{_YEAR}{_PART}?{_BEFORE}")
_DAMAGED = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])(?P<day>[0-3]\d)[日号](?P<limit>之?前)")
"""615日前: the 月 was lost on the way."""
_DAY_BEFORE = re.compile("日前|日之前|号前|号之前")
_RELATIVE_GATE = re.compile(
    "月|日之?前|号之?前|季度|今年|本年|当年|全年|明年|年[底末内]|年度内|半年"
)
_RELATIVE = re.compile(
    r"(?P<lead>[到至在于]|截至|截止)?(?:"
    r"(?P<now>今年|本年度?|当年|全年|年内|年度内|明年)(?P<tail>[底末]|年?[底末])?"
    r"|(?P<end>(?<![\d今去前当全昨])年[底末])"
    rf"|(?:(?<![\d.—\-])|(?<=[ 。；|]\d\.)|(?<=^\d\.)){_MONTH}"
    r"|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四])季度(?P<quarterend>末|底)?"
    r")(?P<limit>之?前|以前|为止|之内)?"
)
_SHORT = re.compile(
    r"(?<![\d.])(?P<year>20\d\d)[./—-](?P<month>\d{1,2})(?:[./—-](?P<day>\d{1,2}))?(?![\d.])"
)
_PLAN = re.compile(r"“(?P<plan>十[一二三四五六]?五)”(?P<phase>末期?|期间|时期|期末)")
_RECURRING = re.compile(
    r"每(?:个)?(?:年度?|半年|季度?|双月|单月|两个月|月|周|旬|日|天"
    r"|学期)(?![一二三四五六日末天]|\d+(?![个次场班日\d])|[^，。；]{0,14}不少于"
    r"\d+(?:小时|分钟))"
    r"|按(?:月|季度?|周|年)|逐(?:月|季度?|周|年)|双月|季度(?=通报|调度|例会|分析|会商|督查)"
)
_DAY_WITHIN = re.compile(
    r"度?(?:的)?(?:首|末|最后一?|第[一二三]|次|下)?(?:个)?月?(?:末|底|初|上旬|中旬|下旬)?"
    r"(?:\d{1,2}[日号]|第?[一二三四五]个?工作日|月?[底末初])(?:之?前|以前)?"
)
_ONGOING = re.compile(
    "持续推进|长期坚持|持续开展|长期推进|常年坚持|长期$|持续$|立行立改|立即整改"
    "|常态化推进|常态化开展|持续实施|贯穿全年|^全年$"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:较|比|自|从|由|与|对|按|根据|依据|以|《[^》]*|落实|开展|截至|截止|同|贯彻|“"
    r"|编制|印发|发布|出台|实施)$"
)
_REFERENCE_AFTER = re.compile(
    r"(?:同期|以来|起|版|度(?!内|底|末)|春节期间|水平|的(?!\d)|到期|毕业|发布|印发|出台"
    r"|公布|实施的|新开工|续建|基础上|初(?!步)|开始|为基|第[一二三四1-4]季度|《|》|”)"
)


class Deadline(NamedTuple):
    """A deadline by its range in the paragraph, and its date."""

    start: int
    end: int
    date: str
    staged: bool = False
    """The row has earlier deadlines, for stages of the work."""
    damaged: bool = False
    """A part of it was lost on the way to this text, and made good."""


def _year_of(text: str) -> int:
    if text.isdecimal():
        return int(text) if len(text) == 4 else 0
    digits = "".join(str(_CN.get(c, c)) for c in text.replace("○", "〇").replace("O", "〇"))
    return int(digits) if digits.isdigit() and len(digits) == 4 else 0


def _month_of(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + _CN.get(text[1:2], 0) if len(text) > 1 else 10
    return _CN.get(text, 0)


def last_day(year: int, match: re.Match[str]) -> str:
    """The last day of the part of a year that a match names; empty where it is no date."""
    month, day = 12, 31
    groups = match.groupdict()
    if groups.get("month"):
        month = _month_of(groups["month"])
        if not 1 <= month <= 12:
            return ""
        day = calendar.monthrange(year, month)[1]
        if groups.get("day"):
            day = int(groups["day"]) if 1 <= int(groups["day"]) <= day else 0
        elif groups.get("third"):
            day = {"上旬": 10, "初": 10, "中旬": 20}.get(groups["third"], day)
    elif groups.get("half") == "上半年":
        month, day = 6, 30
    elif groups.get("quarter"):
        month = 3 * (_month_of(groups["quarter"]))
        day = calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}" if day else ""


_CLAUSE_START = "，。；：！？、 （“"
_GOAL = re.compile(
    "完成|达到|实现|建成|确保|力争|争取|全面|新增|新建|建设|改造|培育|打造|基本|全部"
    "|投入使用|竣工|开工|启动|推进|创建|形成|增长|提升|安排|计划|列入|将"
)


def _sets_limit(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a year sets a limit, or only says which year's plan, level or meeting is meant."""
    before = text[max(start, match.start() - 6) : match.start()]
    after = text[match.end() : match.end() + 10]
    if match.group("limit") in ("前", "之前", "以前", "为止", "底前") or match.group("before"):
        return not _REFERENCE_AFTER.match(after)
    if _REFERENCE_BEFORE.search(before) or _REFERENCE_AFTER.match(after):
        return False
    if match.groupdict().get("end") or match.group("lead") in ("到", "至"):
        return True
    opens = (
        not before
        or before[-1] in _CLAUSE_START
        or before.endswith(("确保", "力争", "争取", "实现", "完成"))
    )
    if before.endswith(("确保", "力争", "争取")):
        return True
    named = any(match.group(g) for g in ("half", "month", "quarter"))
    return (
        opens
        and (after[:1] in "，、" or bool(_GOAL.search(after)))
        and not (named and not match.group("limit") and not _GOAL.search(after))
    )


def _relative_limit(text: str, match: re.Match[str], start: int) -> bool:
    before = text[max(start, match.start() - 8) : match.start()]
    after = text[match.end() : match.end() + 14]
    if _REFERENCE_AFTER.match(after) or re.search(r"(?:较|比|自|从|与|同|去|上|截[至止])$", before):
        return False
    if match.group("month"):
        return bool(
            match.group("limit")
            or match.group("third") in ("底", "末")
            or match.group("lead") in ("到", "至")
        )
    if match.group("quarter") or match.group("half"):
        return bool(match.group("limit") or match.group("quarterend")) or (
            match.group("half") is not None and (not before or before[-1] in _CLAUSE_START)
        )
    word = match.group("now")
    if word is None or word in ("年内", "年度内") or match.group("tail"):
        return not after.startswith(("前的", "考核", "前后"))
    if word == "明年":
        return False
    return _this_year(before, after, word)


def _this_year(before: str, after: str, word: str) -> bool:
    """今年 and 全年 set a limit where something is to be reached in them."""
    if after.startswith(
        ("以来", "初", "来", "将", "是", "第", "的", "工作", "我", "招商", "目标任务，", "完成情况")
    ):
        return after.startswith(("我市列", "我区列", "我县列"))
    if re.search(
        r"(?:完成|保证|实现|确保|冲刺|达成)[^，。；]{0,4}$", before
    ) and not before.endswith("制订"):
        return bool(re.match(r"[^，。；]{0,14}", after))
    opens = not before or before[-1] in _CLAUSE_START or before.endswith(("力争", "确保", "实现"))
    return opens and (word in ("全年", "本年", "本年度") or bool(_GOAL.search(after)))


def find(text: str, start: int, end: int, year: int | None) -> Deadline | None:
    """The deadline of a row: of staged ones the last, else the rhythm in which it comes again.

    A deadline that needs a year where none is known has an empty date.
    """
    if _MAY_SET.search(text, start, end) is None:
        return None
    found: list[Deadline] = []
    if _SOME_YEAR.search(text, start, end):
        for match in _ABSOLUTE.finditer(text, start, end):
            when = _year_of(match.group("year"))
            if when and _sets_limit(text, match, start) and (not year or when >= year):
                found.append(Deadline(*match.span(), last_day(when, match)))
    found += _plan_ends(text, start, end)
    found += _relatives(text, start, end, year, [(d.start, d.end) for d in found])
    if found:
        last = max(found, key=lambda d: (d.date, -d.start))
        return last._replace(staged=any(d.date != last.date for d in found))
    rhythm = _RECURRING.search(text, start, end)
    if rhythm and text.count("。", start, rhythm.start()) <= 1:
        return _to_its_day(text, rhythm, end)
    return None


def _to_its_day(text: str, rhythm: re.Match[str], end: int) -> Deadline:
    """每季度末月25日前: the rhythm with the day within it."""
    day = _DAY_WITHIN.match(text, rhythm.end(), end)
    return Deadline(rhythm.start(), day.end() if day else rhythm.end(), RECURRING)


def _plan_ends(text: str, start: int, end: int) -> list[Deadline]:
    found = []
    for match in _PLAN.finditer(text, start, end) if text.find("五”", start, end) >= 0 else ():
        year = _PLANS.get(match.group("plan")[:-1])
        opens = (
            match.start() == start
            or text[match.start() - 1] in _CLAUSE_START
            or text[match.start() - 1] in "到至在"
        )
        if year and opens and match.group("phase") != "时期":
            found.append(Deadline(*match.span(), f"{year}-12-31"))
    return found


def _relatives(
    text: str, start: int, end: int, year: int | None, taken: list[tuple[int, int]]
) -> list[Deadline]:
    found: list[Deadline] = []
    if _RELATIVE_GATE.search(text, start, end) is None:
        return found
    for match in _RELATIVE.finditer(text, start, end):
        inside = any(a < match.end() and match.start() < b for a, b in taken)
        if inside or not _relative_limit(text, match, start):
            continue
        date = last_day(year, match) if year else ""
        if year is None or date:
            found.append(Deadline(*match.span(), date))
    return [*found, *_damaged(text, start, end, year)]


def _damaged(text: str, start: int, end: int, year: int | None) -> Iterator[Deadline]:
    if _DAY_BEFORE.search(text, start, end) is None:
        return
    for match in _DAMAGED.finditer(text, start, end):
        yield Deadline(*match.span(), last_day(year, match) if year else "", damaged=True)


# 2026年汛期前: no day of the calendar.
_SEASON = re.compile(r"(?!年|度)[^，。；、\d（）]{1,4}之?前")


def of_label(text: str, start: int, end: int, year: int | None) -> Deadline | None:
    """The deadline that a label or a column gives: every date in it counts."""
    best: Deadline | None = None
    for pattern in (_ABSOLUTE, _SHORT, _PLAN, _RELATIVE):
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            if groups.get("plan"):
                date = f"{_PLANS.get(groups['plan'][:-1], 0)}-12-31"
            else:
                when = _year_of(groups["year"]) if groups.get("year") else year
                clear = when and not _SEASON.match(text, match.end(), end)
                date = last_day(when, match) if when and clear else ""
            if best is None or date > best.date:
                best = Deadline(*match.span(), date)
        if best is not None and best.date:
            return best
    if best is not None:
        return best
    for pattern, word in ((_ONGOING, ONGOING), (_RECURRING, RECURRING)):
        found = pattern.search(text, start, end)
        if found:
            if word == RECURRING:
                return _to_its_day(text, found, end)
            return Deadline(*found.span(), word)
    return None
