"""The stretches of a document that a second reader is asked about, and the way back from a quote.

Knows paragraphs as the layout joins them, so that a page number between two lines is in nobody's
way.  A quote is found by its characters without blanks; not one of them may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lantu.reading.layout.characters import fold
from lantu.reading.layout.outline import segments_of
from lantu.reading.layout.passages import Passage, cut, passages_of
from lantu.reading.model import Document

LONGEST = 2_000
"""Characters: a few paragraphs, which a small model still overlooks."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings above whatever stands behind `start`, up to the next one."""

    start: int
    path: tuple[str, ...]


@dataclass(slots=True)
class Stretch:
    """A few paragraphs of one article, in the document's own characters."""

    text: str = ""
    headings: tuple[Heading, ...] = ()
    _bare: str = ""
    _places: list[int] = field(default_factory=list)
    """For each character that is no blank, where it stands in the document."""

    def spans(self, quote: str) -> Iterator[Span]:
        """Every range of the document whose characters are the quote's, in order."""
        sought = bare(quote)
        found = self._bare.find(sought) if sought else -1
        while found >= 0:
            yield self._places[found], self._places[found + len(sought) - 1] + 1
            found = self._bare.find(sought, found + len(sought))

    def holds(self, words: str) -> bool:
        """Whether the words stand in it, whatever blanks are between them."""
        return bool(bare(words)) and bare(words) in self._bare

    def path_at(self, place: int) -> tuple[str, ...]:
        """The headings above a place of the document."""
        above = [heading.path for heading in self.headings if heading.start <= place]
        return above[-1] if above else ()

    def take(self, passage: Passage, document: str) -> None:
        """One paragraph more."""
        words = passage.original(document, 0, len(passage.text))
        self.text += words + "\n"
        kept = [index for index, sign in enumerate(words) if not sign.isspace()]
        self._bare += bare(words)
        self._places += [passage.at(index) for index in kept]


def stretches_of(document: Document) -> Iterator[Stretch]:
    """The document's text in order, no stretch reaching from one article into the next."""
    folded = fold(document.text)
    for article in document.articles:
        passages = list(passages_of(folded, article.start, article.end))
        headings = _headings(passages, document.text)
        stretch = Stretch(headings=headings)
        for passage in passages:
            for part in cut(passage, LONGEST):
                if stretch.text and len(stretch.text) + len(part.text) > LONGEST:
                    yield stretch
                    stretch = Stretch(headings=headings)
                stretch.take(part, document.text)
        if stretch.text:
            yield stretch


def bare(words: str) -> str:
    """The words without the blanks and line breaks between them."""
    return "".join(sign for sign in words if not sign.isspace())


def _headings(passages: list[Passage], document: str) -> tuple[Heading, ...]:
    segments = segments_of(passages, document)
    return tuple(Heading(one.passage.at(one.start), one.path) for one in segments if one.text)
