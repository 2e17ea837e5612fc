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
_DATED = re.compile(r"(?:^|\n| )\D{0,12}(20\d\d)年\d{1,2}月\d{1,2}日")
_SLASHED = re.compile(r"(20\d\d)[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}")
_ANY = re.compile(r"(20\d\d) ?年?")
_GOAL_YEARS = re.compile(r"(?:到|至|在) ?20\d\d年")


def find(folded: str) -> int | None:
    """The year the document was made for, or None where it shows none."""
    head = folded[:1500]
    for pattern, where in ((_TITLE, head), (_NUMBER, head), (_DATED, folded), (_SLASHED, folded)):
        match = pattern.search(where)
        if match:
            return int(match.group(1))
    years = Counter(int(y) for y in _ANY.findall(_GOAL_YEARS.sub("", folded[:20_000])))
    plausible = {y: n for y, n in years.items() if 2000 <= y <= 2045}
    return max(plausible, key=lambda y: (plausible[y], y)) if plausible else None
