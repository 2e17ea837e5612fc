"""What a text is by the way it is written: news, a set of measures, a plan or a report.

Knows the words by which each gives itself away.  Decides nothing about single rows.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Genre(Enum):
    """How rows are cut: news and running text by sentence, measures by item."""

    NEWS = auto()
    MEASURES = auto()
    RUNNING = auto()


_NEWS = re.compile(
    "强调|指出|记者|通讯员|出席|主持|表示|调研|召开|举行|讯 |报道|会上|参加会议|座谈|陪同|据悉"
    "|据了解|招聘会|采访|当天|现场|勉励|日前|近日|宣讲|纷纷|全会精神|今天|昨天|连日来|总台|来到"
)
_MEASURES = re.compile(
    "(?:若干|政策|工作)措施|若干政策|若干意见|实施意见|指导意见|工作方案|实施方案|行动方案"
    "|责任分工|任务分工|任务分解|民生实事|实事项目|整改方案|工作要点|工作计划|任务清单|责任清单"
)
_PLAN = re.compile(
    "五年规划|发展规划|专项规划|规划纲要|远景目标纲要|政府工作报告|发展计划纲要"
    "|“十[一二三四五]五”[^，。]{0,20}规划"
)


def genre_of(text: str, noted: int) -> Genre:
    """The genre of an article, given its text and how many of its items carry a note."""
    if noted >= 2 or (noted and len(text) < 1500):
        return Genre.MEASURES
    size = max(len(text), 300)
    news = len(_NEWS.findall(text[:20_000])) + 3 * _has_dateline(text)
    if news * 1000 / min(size, 20_000) >= 3.2:
        return Genre.NEWS
    head = text[:700]
    if _PLAN.search(head[:200]) and "分工" not in head:
        return Genre.RUNNING
    return Genre.MEASURES if _MEASURES.search(head) or _REGULATES.search(text) else Genre.RUNNING


def _has_dateline(text: str) -> bool:
    return _DATELINE.match(text) is not None and "印发" not in text[:120]


_DATELINE = re.compile(r"\s*[^。，\d]{0,24}(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚|，|）)")
_REGULATES = re.compile(r"印发《[^》]*(?:意见|措施|方案|办法|细则)》")
