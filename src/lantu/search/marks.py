"""Where the words of a search stand in a text, to be marked.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantu.search.grams import fold
from lantu.search.initials import is_initials, place_of

BEFORE = 16
"""Characters of a long text that are shown before the first word found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that was looked for, or was not."""

    text: str
    found: bool = False


def says(word: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts holds the word, in any width and case."""
    folded = fold(word)
    return any(folded in fold(text) for text in texts)


def begins_as(word: str, texts: Iterable[str]) -> bool:
    """Whether the word is the initials of characters at the beginning of one of the texts."""
    letters = fold(word)
    return is_initials(letters) and any(place_of(letters, text) >= 0 for text in texts)


def marked(text: str, words: Sequence[str], *, length: int = 0) -> list[Piece]:
    """The text in pieces, cut to about the length around the first word found in it."""
    spans = _spans(text, words)
    start, cut = 0, ""
    if length and len(text) > length:
        first = spans[0][0] if spans else 0
        start = 0 if first < length - BEFORE else first - BEFORE
        cut = "…" if start + length < len(text) else ""
        text = text[: start + length]
    pieces = [Piece("…")] if start else []
    first = start
    shown = [(max(begin, first), min(end, len(text))) for begin, end in spans]
    for begin, end in shown:
        if begin >= end:
            continue
        pieces += [Piece(text[start:begin])] if begin > start else []
        pieces.append(Piece(text[begin:end], found=True))
        start = end
    rest = text[start:] + cut
    return [*pieces, Piece(rest)] if rest else pieces


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """What is to be marked, in the order of the text and without overlaps."""
    folded = fold(text)
    found: list[tuple[int, int]] = []
    for word in words:
        wanted = fold(word)
        place = folded.find(wanted)
        if place < 0 and is_initials(wanted):
            place = place_of(wanted, text)
            found += [(place, place + len(wanted))] if place >= 0 else []
            continue
        while place >= 0:
            found.append((place, place + len(wanted)))
            place = folded.find(wanted, place + len(wanted))
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined
