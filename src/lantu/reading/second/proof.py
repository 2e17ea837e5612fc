"""Holds what a second reader said against the document: what does not stand there is refused.

Knows quotes, names, deadlines and numbers.  A deadline's day is worked out by the first reader's
own rules from the words that stand in the document; no day is taken from a model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.reading.layout.characters import fold
from lantu.reading.model import Due, Figure, Finding, Ground, Grounds, Kind, Owner
from lantu.reading.second.answer import Said
from lantu.reading.second.stretches import Span, Stretch, bare
from lantu.reading.words import day_of

_LEAST = 4
"""Characters of a quote; fewer stand everywhere."""
_WORDED = re.compile(r"[一-龥]{2}")
_BREAK = re.compile(r"[ \u3000]*[\n\r\f]+[ \u3000]*")
_CELL = re.compile(r"\t+")
_NUMBER = re.compile(r"\d+(?:，\d{3})*(?:\.\d+)?")
_NUMERALS = {sign: float(value) for value, sign in enumerate("零一二三四五六七八九十")} | {
    "两": 2.0
}


@dataclass(frozen=True, slots=True)
class Proved:
    """A finding that stands in the document, None where it does not; and how much was refused."""

    finding: Finding | None
    refused: int


def proved(
    said: Said, stretch: Stretch, document: str, year: int | None, taken: set[Span]
) -> Proved:
    """The row with those of its fields that the document proves; its place is then taken."""
    span = next((one for one in stretch.spans(said.quote) if one not in taken), None)
    if span is None or not _worded(said.quote):
        return Proved(None, 1)
    taken.add(span)
    owners = tuple(one for one in said.owners if one.name and stretch.holds(one.name))
    figures = tuple(one for one in said.figures if _stands(one, said.quote, stretch))
    due = _due(said.due, stretch, year)
    person, post = (words if stretch.holds(words) else "" for words in (said.person, said.post))
    finding = Finding(
        said.kind,
        *span,
        _CELL.sub(" ", _BREAK.sub("", document[slice(*span)])),
        stretch.path_at(span[0]),
        tuple(dict.fromkeys(owners)),
        person.strip(),
        post.strip(),
        due,
        figures,
        _warnings(said.kind, owners, figures),
        Grounds(Ground.SECOND, _ground(owners), _ground(due), _ground(figures)),
    )
    refused = len(said.owners) - len(owners) + len(said.figures) - len(figures)
    refused += sum(bool(words.strip()) for words in (said.person, said.post, said.due))
    return Proved(finding, refused - sum(bool(held) for held in (person, post, due)))


def _worded(quote: str) -> bool:
    return len(bare(quote)) >= _LEAST and _WORDED.search(quote) is not None


def _due(words: str, stretch: Stretch, year: int | None) -> Due | None:
    return Due(words.strip(), day_of(words.strip(), year)) if stretch.holds(words) else None


def _stands(figure: Figure, quote: str, stretch: Stretch) -> bool:
    """Whether the number and its unit stand in the quote, and what it counts around it."""
    folded = fold(quote)
    numbers = {float(number[0].replace("，", "")) for number in _NUMBER.finditer(folded)}
    numbers |= {value for sign, value in _NUMERALS.items() if sign in folded}
    counted = not figure.metric or stretch.holds(figure.metric)
    return figure.value in numbers and bare(figure.unit) in bare(quote) and counted


def _ground(field: object) -> Ground:
    return Ground.SECOND if field else Ground.NOTHING


def _warnings(
    kind: Kind, owners: tuple[Owner, ...], figures: tuple[Figure, ...]
) -> tuple[str, ...]:
    lacking = {
        "R001": not owners and kind is not Kind.RESULT,
        "R021": kind is Kind.TARGET and not figures,
        "R042": True,
    }
    return tuple(code for code, applies in lacking.items() if applies)
