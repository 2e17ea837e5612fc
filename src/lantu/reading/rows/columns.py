"""What the column of a table says, told by its head: 任务, 牵头单位, 完成时限, a year ….

Knows the heads that such tables carry, in any order and wording, and which line is made of heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.reading.fields import bodies
from lantu.reading.model import Cell

_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "skip",
        re.compile(r"^(?:序号|编号|类别|项目类别|分类|备注|来源|类型|批次|页码)$"),
    ),
    ("nature", re.compile(r"^(?:指标)?(?:属性|性质|类型属性)$")),
    ("growth", re.compile(r"^(?!.*20\d\d).*年均(?:增速|增长|增幅|递增|下降|变化)")),
    ("person", re.compile(r"^(?!.*(?:单位|部门)).*(?:领导|责任人|负责人|联系人|包抓|挂钩)")),
    ("lead", re.compile(r"牵头|主办|主责|总负责单位")),
    ("support", re.compile(r"配合|协办|协同|协助|参与|参加单位")),
    (
        "due",
        re.compile(
            r"时限|期限|完成时间|时间节点|完成日期|办结时间|整改时间|计划完成时间|进度安排"
            r"|时间安排|时间要求"
        ),
    ),
    (
        "responsible",
        re.compile(
            r"责任(?:单位|部门|主体|科室)|承办|实施(?:单位|主体)|负责(?:单位|部门)|主管(?:单位"
            r"|部门)|落实单位|完成单位|监测部门|^单位名称$"
        ),
    ),
    (
        "progress",
        re.compile(r"进展|完成情况|落实情况|已完成|实际|进度|推进情况|整改情况|成效|完成工作"),
    ),
    ("unit", re.compile(r"^(?:计量)?单位$")),
    ("year", re.compile(r"20\d\d ?年?|目标值|规划值|计划值|指标值|目标任务数|任务数|数量")),
    (
        "content",
        re.compile(r"任务|事项|项目|内容|措施|举措|目标|指标|要求|清单|工作|问题|建设|名称|计划"),
    ),
)
_DAY = re.compile(r"\d{1,2}[月日](?:[底末]|上旬|中旬|下旬|\d{1,2}日)?前?$")
_COUNT = re.compile(r"\d+(?:\.\d+)?(?!\d|年|—|-|月|[^\d]*(?:目标|完成|计划))")


def of_cell(text: str) -> str:
    """The role of a head; empty for what is none."""
    bare = re.sub(r"[ \n]", "", text)
    if not bare or len(bare) > 22:
        return ""
    return next((role for role, pattern in _HEADS if pattern.search(bare)), "")


def of_row(folded: str, row: Sequence[Cell]) -> list[str]:
    """The roles of a line of heads."""
    return [of_cell(folded[c.start : c.end]) for c in row]


def _is_content(text: str) -> bool:
    """A sentence, a day, a body or a quantity stands below heads, not among them."""
    bare = re.sub(r"[ \n]", "", text)
    if len(bare) > 26 or "。" in bare or _DAY.search(bare) or _COUNT.search(bare):
        return not bare.isdigit() or "。" in bare
    return bodies.looks_like_body(bare) and not of_cell(bare)


def is_head_row(folded: str, row: Sequence[Cell]) -> bool:
    """At least two known heads, one of them saying what is to be done, and no long cell."""
    texts = {(c.start, c.end): folded[c.start : c.end] for c in row if c.end > c.start}
    if len(texts) < 2 or any(_is_content(t) for t in texts.values()):
        return False
    roles = [r for t in texts.values() if (r := of_cell(t))]
    return (
        len(roles) >= 2
        and len(roles) * 2 >= len(texts)
        and bool({"content", "progress"} & set(roles))
    )
