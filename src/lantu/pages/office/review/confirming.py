"""Confirming many findings at once: which ones each button means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from lantu.ledger.intake.models import FindingState
from lantu.ledger.intake.queries import Sketch, outline_of
from lantu.ledger.models import Document
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.sections import Part, Section, sections_of


@dataclass(frozen=True, slots=True)
class ConfirmAll:
    """A button that confirms `count` open findings at once."""

    scope: str
    label: str
    count: int


def confirm_offers(
    sections: Sequence[Section], section: Section, part: Part, ask: Ask
) -> list[ConfirmAll]:
    """This part, this article, the document: each only where it is more than the one before."""
    found = {
        "part": part.findings,
        "article": section.findings,
        "document": [sketch for each in sections for sketch in each.findings],
    }
    offers: list[ConfirmAll] = []
    for scope, sketches in found.items():
        count = len(to_confirm(sketches, ask))
        if count > (offers[-1].count if offers else 0):
            offers.append(ConfirmAll(scope, _scope_label(scope, section, count), count))
    return offers


def _scope_label(scope: str, section: Section, count: int) -> str:
    if scope == "document":
        words = ngettext("Confirm %(n)d in the document", "Confirm %(n)d in the document", count)
    elif scope == "article" or len(section.parts) == 1:
        words = ngettext("Confirm %(n)d in this article", "Confirm %(n)d in this article", count)
    else:
        words = ngettext("Confirm %(n)d on this page", "Confirm %(n)d on this page", count)
    return words % {"n": count}


def to_confirm(found: Sequence[Sketch], ask: Ask) -> list[int]:
    """The open findings among these that the filter by kind and readiness leaves."""
    return [s.pk for s in found if s.state == FindingState.OPEN and ask.concerns(s)]


def in_scope(document: Document, ask: Ask, scope: str) -> list[int]:
    """The open findings that "confirm all" of a part, an article or the document means."""
    outline = outline_of(document)
    if scope == "document":
        return to_confirm(outline, ask)
    sections = sections_of(document.articles, outline, document.text)
    section = sections[min(ask.article, len(sections) - 1)]
    part = section.parts[min(ask.part, len(section.parts) - 1)]
    return to_confirm(section.findings if scope == "article" else part.findings, ask)
