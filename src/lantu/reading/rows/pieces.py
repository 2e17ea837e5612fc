"""Cuts segments at their responsibility notes, so that each piece is one item with its own note.

Knows where notes end an item and that a labelled line belongs to the item above it.  Does not
decide whether a piece is a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lantu.reading.fields import notes
from lantu.reading.fields.notes import Note
from lantu.reading.layout.outline import PLAIN, Segment
from lantu.reading.layout.passages import Passage
from lantu.reading.rows import kinds


@dataclass(slots=True)
class Piece:
    """A segment, or the part of one that ends with its own note."""

    segment: Segment
    start: int
    end: int
    notes: list[tuple[Passage, Note]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.segment.passage.text[self.start : self.end]


def pieces_of(segments: Sequence[Segment]) -> list[Piece]:
    """The segments cut at their notes; a labelled line joins the piece above it."""
    found: list[Piece] = []
    for segment in segments:
        text = segment.passage.text
        start = _skip(text, segment.start, segment.end)
        for note in notes.find(text, segment.start, segment.end):
            if note.start > start and text[start : note.start].strip(" 。；，"):
                found.append(Piece(segment, start, note.start, [(segment.passage, note)]))
            elif found:
                found[-1].notes.append((segment.passage, note))
            start = _skip(text, note.end, segment.end)
        if start < segment.end:
            found.append(Piece(segment, start, segment.end))
    return found


_LEADING = " 。；：，、|）"


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _LEADING:
        start += 1
    return start


def is_worded(text: str) -> bool:
    """A line without a stop that is a sentence all the same: a comma or a figure is in it."""
    return "，" in text or bool(re.search(r"\d+(?:\.\d+)?[%万亿个家所人]", text))


def is_labelled(piece: Piece) -> bool:
    """1.中心区：…: the label names what all the sentences of the item are about."""
    return (
        re.match(r"[^，。；：]{2,16}：[^，。；]{2}", piece.text) is not None
        and "。" in piece.text[:-1]
    )


_DONE = re.compile("已|累计|截至|截止|目前|组织|参加了|举办")


def _told(text: str, start: int, end: int) -> tuple[int, bool]:
    """How many sentences a piece has, and whether it says that something is done."""
    return text.count("。", start, end), _DONE.search(text, start, end) is not None


def is_progress(pieces: Sequence[Piece], *, numbered_only: bool) -> bool:
    """A ledger flattened to paragraphs: each task is followed by what has been done about it."""
    pairs = 0
    told = [_told(piece.segment.passage.text, piece.start, piece.end) for piece in pieces]
    for place, ((stops, done), (stops_after, done_after)) in enumerate(pairwise(told)):
        answered = stops <= 1 and not done and stops_after >= 1 and done_after
        one, other = pieces[place : place + 2]
        pairs += answered and one.segment.passage is not other.segment.passage
    if pairs >= 3 and pairs * 5 >= len(pieces) and not numbered_only:
        return True
    if numbered_only and sum(p.segment.rank == PLAIN for p in pieces) > 1:
        return False
    numbered = [
        p for p in pieces if p.segment.rank != PLAIN and p.text.count("。") + p.text.count("；") > 1
    ]
    reported = sum(bool(kinds.reports(p.text)) for p in numbered)
    bulk = sum(len(p.text) for p in numbered) * 2 > sum(len(p.text) for p in pieces)
    return bulk and len(numbered) >= 3 and reported * 2 >= len(numbered)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in " |（【":
        end -= 1
    return start, end
