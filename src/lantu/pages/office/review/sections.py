"""Dividing a document for the review: its articles, and long articles into parts.  Pure.

A page shows one part: as many findings as an officer can keep in view, broken where a top-level
heading changes.  Filters never move the borders, so that a place keeps its address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lantu.ledger.intake.queries import Sketch

PART = 40
"""Findings on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article; `first` is the number of its first finding in the article."""

    index: int
    start: int
    end: int
    first: int
    title: str
    findings: tuple[Sketch, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """An article with its parts, of which there is at least one."""

    index: int
    title: str
    kicker: str
    byline: str
    start: int
    end: int
    parts: tuple[Part, ...]

    @property
    def findings(self) -> tuple[Sketch, ...]:
        return tuple(sketch for part in self.parts for sketch in part.findings)


def sections_of(
    articles: Sequence[Mapping[str, Any]], outline: Sequence[Sketch], text: str
) -> list[Section]:
    """The document's articles in order, each with the findings that lie in it."""
    by_article: dict[int, list[Sketch]] = {}
    for sketch in outline:
        by_article.setdefault(sketch.article, []).append(sketch)
    whole = ({"start": 0, "end": len(text)},)
    return [
        _section(index, article, by_article.get(index, []), text)
        for index, article in enumerate(articles or whole)
    ]


def _section(index: int, article: Mapping[str, Any], found: Sequence[Sketch], text: str) -> Section:
    start, end = article["start"], article["end"]
    return Section(
        index=index,
        title=article.get("title", ""),
        kicker=article.get("kicker", ""),
        byline=article.get("byline", ""),
        start=start,
        end=end,
        parts=tuple(_parts(_runs(found), start, end, text)),
    )


def _runs(found: Sequence[Sketch]) -> list[list[Sketch]]:
    """Findings in lots of at most `PART`, with as few top-level headings torn apart as possible."""
    if len(found) <= PART:
        return [list(found)]
    lots: list[list[Sketch]] = [[]]
    for _, group in groupby(found, key=lambda sketch: sketch.path[:1]):
        members = list(group)
        if lots[-1] and len(lots[-1]) + len(members) > PART:
            lots.append([])
        while len(members) > PART:
            lots[-1] = members[:PART]
            members = members[PART:]
            lots.append([])
        lots[-1].extend(members)
    return [lot for lot in lots if lot]


def _parts(lots: Sequence[Sequence[Sketch]], start: int, end: int, text: str) -> list[Part]:
    parts: list[Part] = []
    first = 1
    for i, lot in enumerate(lots):
        last = end if i == len(lots) - 1 else _border(lot, lots[i + 1], text)
        title = lot[0].path[0] if lot and lot[0].path else ""
        parts.append(Part(i, start, last, first, title, tuple(lot)))
        start, first = last, first + len(lot)
    return parts


def _border(before: Sequence[Sketch], after: Sequence[Sketch], text: str) -> int:
    """Where the next part begins: the line after the last finding, headings included."""
    last = max(sketch.end for sketch in before)
    following = after[0].start
    line = text.find("\n", last, following)
    return line + 1 if line >= 0 else max(last, min(following, len(text)))
