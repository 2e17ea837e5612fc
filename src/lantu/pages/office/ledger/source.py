"""The words of the document that a row came from, with what stands around them.  Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantu.pages.components.origins import place_of

AROUND = 200
"""Characters of the document shown before the quote, and as many behind it."""
SEAMS = "。！？；\n"
"""Where a sentence ends: a context that begins near one begins there."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the document: before, the words themselves, behind; and where that is."""

    before: str
    words: str
    behind: str
    more_before: bool
    more_behind: bool
    article: str
    place: str


def quote_of(
    text: str,
    span: tuple[int, int],
    *,
    blocks: Sequence[Sequence[Any]] = (),
    articles: Sequence[Mapping[str, Any]] = (),
) -> Quote:
    """The span with its surroundings, which end where its article ends."""
    start, end = span
    article = _article_at(articles, start)
    first, last = (article["start"], article["end"]) if article else (0, len(text))
    first, last = min(first, start), max(last, end)
    begin, stop = max(first, start - AROUND), min(last, end + AROUND)
    before, behind = text[begin:start], text[end:stop]
    if begin > first:
        before = _from_seam(before)
    if stop < last:
        behind = _to_seam(behind)
    return Quote(
        before=_close(before).lstrip(),
        words=text[start:end],
        behind=_close(behind).rstrip(),
        more_before=begin > first,
        more_behind=stop < last,
        article=str(article.get("title") or "") if article else "",
        place=place_of(blocks, span),
    )


def _close(words: str) -> str:
    """Without the empty lines of the file's layout."""
    return re.sub(r"\s*\n\s*", "\n", words)


def _article_at(articles: Sequence[Mapping[str, Any]], start: int) -> Mapping[str, Any] | None:
    return next((a for a in articles if a["start"] <= start < a["end"]), None)


def _from_seam(words: str) -> str:
    """Without the rest of a sentence at the front, where a new one begins soon."""
    seams = [i for i, character in enumerate(words[: AROUND // 3]) if character in SEAMS]
    return words[seams[-1] + 1 :] if seams else words


def _to_seam(words: str) -> str:
    """Without the beginning of a sentence at the end, where one has just ended."""
    tail = len(words) - AROUND // 3
    seams = [i for i, character in enumerate(words) if character in SEAMS and i >= tail]
    return words[: seams[0] + 1] if seams else words
