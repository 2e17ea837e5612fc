"""Tells headings from items by their form and by what follows them.

Knows that a heading is short, is one sentence and has something below it.  Knows no wording.
"""

from __future__ import annotations

import re

from lantu.reading.layout.outline import PLAIN
from lantu.reading.rows.genre import Genre
from lantu.reading.rows.pieces import Piece, is_worded

_LONGEST = 60
_SEVERAL = re.compile(r"[。；！？].")


def is_heading(piece: Piece, following: Piece | None, genre: Genre) -> bool:
    """Whether a piece is a heading of what follows it."""
    text = piece.text.strip()
    if len(text) > _LONGEST or _SEVERAL.search(text):
        return False
    closed = text[-1:] in "。；！？"
    if piece.segment.rank != PLAIN:
        return _numbered(piece, following, text, closed=closed)
    if piece.notes or text.endswith("："):
        return False
    if not closed:
        return len(text) <= 40 and not is_worded(text)
    return _plain(following, text, genre)


def _numbered(piece: Piece, following: Piece | None, text: str, *, closed: bool) -> bool:
    """一、总体要求 with deeper numbers or plain text below it."""
    if following is None or following.segment.rank <= piece.segment.rank:
        return False
    if closed and (piece.notes or len(text) > 36 or any(c.isdigit() for c in text)):
        return False
    return not closed or not following.notes or not piece.notes


def _plain(following: Piece | None, text: str, genre: Genre) -> bool:
    """A short sentence on a line of its own above longer text: 保持一流生态环境。"""
    if following is None or len(text) > 22 or "，" in text:
        return False
    if genre is Genre.MEASURES:
        return following.segment.rank != PLAIN
    return genre is Genre.RUNNING and following.segment.rank == PLAIN and len(following.text) > 60
