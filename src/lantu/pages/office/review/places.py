"""The places of a document in the review: its articles, their parts, and where it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils.translation import gettext as _

from lantu.ledger.intake.models import FindingState
from lantu.ledger.intake.queries import Sketch, outline_of
from lantu.ledger.models import Document
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.confirming import to_confirm
from lantu.pages.office.review.sections import Part, Section, sections_of

NEAR = 3
"""Neighbours of the present part that have a link of their own."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of some findings is decided."""

    total: int
    open: int
    confirmed: int
    dropped: int

    @property
    def decided(self) -> int:
        return self.total - self.open

    @classmethod
    def of(cls, found: Sequence[Sketch]) -> Progress:
        states = [sketch.state for sketch in found]
        return cls(
            len(states),
            states.count(FindingState.OPEN),
            states.count(FindingState.CONFIRMED),
            states.count(FindingState.DROPPED),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A link to an article, or to a part of one; `matching` counts what the filter leaves."""

    label: str
    href: str
    progress: Progress
    matching: int
    current: bool
    parts: Sequence[Place] = ()


@dataclass(frozen=True, slots=True)
class Jump:
    """A list of all parts: (index, label, whether it is this one), and the rest of the address."""

    kept: Sequence[tuple[str, str]]
    options: Sequence[tuple[int, str, bool]]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where it goes on when nothing is left to decide here, and what that place is."""

    href: str
    label: str
    open: int


def href_of(document: Document, ask: Ask) -> str:
    """The address of the review at a place."""
    return f"{reverse('review', args=[document.pk])}?{ask.query}"


def places_of(document: Document, sections: Sequence[Section], ask: Ask) -> list[Place]:
    """The articles, and the parts of the one that is shown."""
    return [
        Place(
            label=section.title or _("Part %(number)d") % {"number": section.index + 1},
            href=href_of(document, ask.at(section.index)),
            progress=Progress.of(section.findings),
            matching=sum(map(ask.wants, section.findings)),
            current=section.index == ask.article,
            parts=_part_places(document, section, ask),
        )
        for section in sections
    ]


def _part_places(document: Document, section: Section, ask: Ask) -> list[Place]:
    """The parts round the present one, and both ends: a long document has hundreds."""
    if len(section.parts) < 2 or section.index != ask.article:
        return []
    last = len(section.parts) - 1
    return [
        Place(
            label=_part_label(part),
            href=href_of(document, ask.at(section.index, part.index)),
            progress=Progress.of(part.findings),
            matching=sum(map(ask.wants, part.findings)),
            current=part.index == ask.part,
        )
        for part in section.parts
        if abs(part.index - ask.part) <= NEAR or part.index in (0, last)
    ]


def jump_of(section: Section, ask: Ask) -> Jump | None:
    """Choosing among all parts where the links do not show each."""
    if len(section.parts) <= 2 * NEAR + 3:
        return None
    kept = [(key, value) for key, value in parse_qsl(ask.query) if key != "part"]
    options = [(part.index, _part_label(part), part.index == ask.part) for part in section.parts]
    return Jump(kept, options)


def _part_label(part: Part) -> str:
    numbers = f"{part.first}–{part.first + len(part.findings) - 1}"
    return f"{numbers} {part.title}" if part.title else numbers


def ahead_of(document: Document, sections: Sequence[Section], part: Part, ask: Ask) -> Ahead | None:
    """The next part with something to decide, going round at the end; None while there is here."""
    if to_confirm(part.findings, ask):
        return None
    parts = [(section, each) for section in sections for each in section.parts]
    here = next(i for i, (s, p) in enumerate(parts) if (s.index, p) == (ask.article, part))
    for section, each in [*parts[here + 1 :], *parts[:here]]:
        count = len(to_confirm(each.findings, ask))
        if count:
            label = _part_label(each) if len(section.parts) > 1 else section.title
            href = href_of(document, ask.at(section.index, each.index))
            return Ahead(href, label or _("Part %(number)d") % {"number": section.index + 1}, count)
    return None


def place_of(document: Document, ask: Ask, pk: int) -> Ask:
    """Where in the document a finding is shown; the same place where it is gone."""
    for section in sections_of(document.articles, outline_of(document), document.text):
        for part in section.parts:
            if any(sketch.pk == pk for sketch in part.findings):
                return ask.at(section.index, part.index)
    return ask
