"""The grounds of a reading in words, for the officer who asks why.

Knows a sentence in both languages for every ground of a row and of a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantu.reading.confidence import Part
from lantu.reading.model import Ground


@dataclass(frozen=True, slots=True)
class Why:
    """A ground in Chinese and in English."""

    zh: str
    en: str


_ROWS = {
    Ground.NOTE: Why("条目自带责任说明", "an item with its own responsibility note"),
    Ground.TABLE: Why("表格中的一行", "a line of a table"),
    Ground.STREAM: Why("失去格线的表格中的一行", "a line of a table that lost its cells"),
    Ground.ITEM: Why("编号条目，无责任说明", "a numbered item without a note"),
    Ground.PROGRESS: Why("进展情况段落", "a paragraph of a progress report"),
    Ground.SENTENCE: Why("正文中的一句", "a sentence of running text"),
    Ground.NEWS: Why("新闻中的一句", "a sentence of a news report"),
    Ground.SECOND: Why("由第二阅读提出", "proposed by the second reader"),
}
_FIELDS = {
    Ground.NOTE: Why("取自本条的责任说明", "taken from the row's own note"),
    Ground.TABLE: Why("取自表格栏目", "taken from the table's columns"),
    Ground.STREAM: Why("取自失去格线的表格", "taken from a table that lost its cells"),
    Ground.SPEAKER: Why("取自发言人所在单位", "the speaker's body"),
    Ground.SUBJECT: Why("取自句子主语", "the subject of the sentence"),
    Ground.HEADING: Why("取自上级标题", "taken from the heading above"),
    Ground.INTRODUCTION: Why("取自引导语或上级标题", "taken from an introduction or heading"),
    Ground.CARRIED: Why("承接上一句", "carried over from the sentence before"),
    Ground.WORDS: Why("取自本条文字", "taken from the row's own words"),
    Ground.DAMAGED: Why("日期残缺，已补全", "the date was damaged and made good"),
    Ground.OPEN: Why("日期不明确", "the day is not clear"),
    Ground.SECOND: Why("由第二阅读补充", "filled in by the second reader"),
    Ground.NOTHING: Why("文中未见", "nothing of the kind was found"),
}


def why(part: Part, ground: Ground) -> Why:
    """What a part was taken from."""
    return (_ROWS if part in (Part.ROW, Part.KIND) else _FIELDS)[ground]
