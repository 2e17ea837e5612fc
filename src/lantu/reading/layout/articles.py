"""Splits a newspaper page into its articles, and finds the title of any document.

Knows bylines and the short lines above them (title, kicker).  Knows no rule of reading.
"""

from __future__ import annotations

import re

from lantu.reading.model import Article

_BYLINE = re.compile(
    r"^[ ]*(?P<byline>[■●◆□▲★※]? ?(?:本报|本网|本台)?"
    r"(?:通讯员|记者|特约记者|实习记者|文/图|图/文|文图)[^，。：\n]{1,30})[ ]*$",
    re.MULTILINE,
)
_WRITERS = re.compile("通讯员|记者|文/图|图/文|文图")
_LINE = re.compile(r"[^\n]+")
_EVENT = re.compile("召开|举行|举办|印发|出台|发布|启动|开展|反响|座谈|调研|揭牌|部署")
_TITLE = re.compile(
    "规划|方案|报告|通知|意见|措施|纲要|要点|清单|任务|办法|计划|通报|分解|公示|实事|实施|会议|政策|指标|项目"
)
_NOISE = re.compile(
    r"^(?:索引号|分享|当前位置|首页|【|发布|来源|字体|导航|\||附件|[一二三四五六七八九十]、|\d+[.、])"
    r"|】 ?\d+ ?号$"
)


def articles_of(folded: str, document: str) -> tuple[Article, ...]:
    """The articles of a page, in order; a document that is no page is one article."""
    bylines = list(_BYLINE.finditer(folded)) if len(_WRITERS.findall(folded)) > 1 else []
    if len(bylines) < 2:
        return (Article(0, len(document), title_of(folded, document)),)
    ends = [0, *(m.end() for m in bylines)]
    heads = [_head_above(folded, m.start(), end) for m, end in zip(bylines, ends, strict=False)]
    found = []
    for place, (match, lines) in enumerate(zip(bylines, heads, strict=True)):
        start = lines[0][0] if lines else match.start()
        if place == 0:
            start = min(start, 0) if not folded[:start].strip() else start
        end = len(document)
        if place + 1 < len(bylines):
            after = heads[place + 1]
            end = after[0][0] if after else bylines[place + 1].start()
        title, kicker = _title_and_kicker(folded, document, lines)
        byline = document[match.start("byline") : match.end("byline")].strip()
        found.append(Article(start, end, title, kicker, byline))
    if found[0].start > 0:
        found.insert(0, Article(0, found[0].start))
    return tuple(found)


def _head_above(folded: str, place: int, before: int) -> list[tuple[int, int]]:
    """The short lines without a full stop directly above a byline, not above the one before."""
    lines: list[tuple[int, int]] = []
    window = max(before, place - 400)
    for match in reversed(list(_LINE.finditer(folded, window, place))):
        text = match.group().strip()
        if not text:
            continue
        if len(text) > 40 or text[-1] in "。；，：！" or "。" in text or len(lines) == 5:
            break
        lines.insert(0, (match.start(), match.end()))
    return lines


def _title_and_kicker(folded: str, document: str, lines: list[tuple[int, int]]) -> tuple[str, str]:
    """Lines without a gap are one heading; the one that says what happened is the title."""
    groups: list[str] = []
    last_end = -9
    for start, end in lines:
        text = document[start:end].strip()
        if folded[last_end:start].count("\n") == 1 and groups:
            groups[-1] += text
        else:
            groups.append(text)
        last_end = end
    if not groups:
        return "", ""
    if len(groups) == 1:
        return groups[0], ""
    if groups[1].startswith("——"):
        return groups[0], groups[1].lstrip("—")
    title = next((g for g in groups if _EVENT.search(g)), groups[0])
    return title, "　".join(g for g in groups if g is not title)


def title_of(folded: str, document: str) -> str:
    """The first line that names a kind of document, else the first short line."""
    fallback = ""
    for count, match in enumerate(_LINE.finditer(folded[:4000])):
        text = match.group().strip()
        if not text or count > 40:
            continue
        shown = document[match.start() : match.end()].strip()
        short = 4 <= len(text) <= 60 and text[-1] not in "。；，：）"
        if not fallback and short and not _NOISE.search(text):
            fallback = shown
        named = _TITLE.search(text) is not None and not _NOISE.search(text)
        whole = 6 <= len(text) <= 80 and text[-1] not in "。；，：" and "，" not in text
        if named and whole:
            return shown
        if "。" in text:
            break
    return fallback
