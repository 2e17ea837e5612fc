"""The document's own year, from its title, its number or its date.

Knows where documents carry their year.  Never reads the clock.
"""

from __future__ import annotations

import re
from collections import Counter

_TITLE = re.compile(
    r"(?<!和)(20\d\d)年(?!远景|—|-)(?:度)?[^，。；：\n]{0,24}?(?:工作报告|报告|要点"
    r"|计划|方案|任务|实事|项目|措施|目标|政策|活动|版|招聘|分解|分工|行动)"
)
_NUMBER = re.compile(r"【(20\d\d)】 ?\d+ ?号")
_DATED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_OPENS_LINE = re.compile(r"(?:^|[\n ])\D{0,12}\Z")
_SLASHED = re.compile(r"(20\d\d)[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}")
_ANY = re.compile(r"(20\d\d) ?年?")
_GOAL_YEARS = re.compile(r"(?:到|至|在) ?20\d\d年")
# Campaigns and jubilees that fall into one calendar year, for texts that name no other.
_EVENTS = {
    "党史学习教育": 2021, "建党100周年": 2021, "建党一百周年": 2021, "党纪学习教育": 2024,
    "中央八项规定精神学习教育": 2025, "新中国成立70周年": 2019, "新中国成立75周年": 2024,
    "“不忘初心、牢记使命”主题教育": 2019,
}  # fmt: skip
_FIRST_OR_LAST = re.compile(r"“(十[二三四五六])五”(?:规划|时期)?的?(开局|收官)之年")
_PERIODS = {"十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}


def _of_events(folded: str) -> int | None:
    """“十四五”开局之年 is 2021 and 党史学习教育 too: a year told by what happens in it."""
    turn = _FIRST_OR_LAST.search(folded)
    if turn:
        return _PERIODS[turn.group(1)] + (4 if turn.group(2) == "收官" else 0)
    return next((year for event, year in _EVENTS.items() if event in folded), None)


def find(folded: str) -> int | None:
    """The year the document was made for, or None where it shows none."""
    head = folded[:1500]
    stated = _TITLE.search(head) or _NUMBER.search(head)
    if stated:
        return int(stated.group(1))
    for date in _DATED.finditer(folded):
        if _OPENS_LINE.search(folded, max(0, date.start() - 13), date.start()):
            return int(date.group()[:4])
    slashed = _SLASHED.search(folded)
    if slashed:
        return int(slashed.group(1))
    years = Counter(int(y) for y in _ANY.findall(_GOAL_YEARS.sub("", folded[:20_000])))
    plausible = {y: n for y, n in years.items() if 2000 <= y <= 2045}
    if plausible:
        return max(plausible, key=lambda y: (plausible[y], y))
    return _of_events(folded)
