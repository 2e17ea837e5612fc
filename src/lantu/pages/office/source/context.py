"""What the page of a file's page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from lantu.ledger.intake.pages import Box, Spot, last_page, picture_on, spots_on
from lantu.ledger.intake.queries import outline_of
from lantu.ledger.models import Document

MARGIN = 1.5
"""Points by which a mark is larger than its words."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A mark on the picture, as SVG wants it: decimals with a point in every language."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class SpotShown:
    """A finding on the page."""

    pk: int
    kind: str
    state: str
    text: str
    chosen: bool
    href: str
    rectangles: Sequence[Rectangle]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a file; `picture` is empty where it cannot be drawn."""

    title: str
    name: str
    number: int
    total: int
    picture: str
    width: str
    height: str
    spots: Sequence[SpotShown]
    review: str
    file: str
    previous: str
    next: str


def source_page(document: Document, number: int, chosen: int) -> SourcePage:
    """The page in two queries."""
    total = last_page(document)
    drawn = picture_on(document, number)
    spots = spots_on(document, number, outline_of(document))
    return SourcePage(
        title=str(document),
        name=document.name,
        number=number,
        total=total,
        picture=reverse("page-picture", args=[document.pk, number]) if drawn else "",
        width=f"{drawn.width:.1f}" if drawn else "",
        height=f"{drawn.height:.1f}" if drawn else "",
        spots=[_shown(document, spot, chosen) for spot in spots],
        review=reverse("review", args=[document.pk]),
        file=reverse("document-file", args=[document.pk]),
        previous=_page_href(document, number - 1, total),
        next=_page_href(document, number + 1, total),
    )


def _page_href(document: Document, number: int, total: int) -> str:
    return reverse("document-page", args=[document.pk, number]) if 0 < number <= total else ""


def _shown(document: Document, spot: Spot, chosen: int) -> SpotShown:
    found = spot.finding
    return SpotShown(
        pk=found.pk,
        kind=found.kind,
        state=found.state,
        text="".join(document.text[found.start : found.end].split("\n")),
        chosen=found.pk == chosen,
        href=reverse("review-card", args=[found.pk]),
        rectangles=[_rectangle(box) for box in spot.boxes],
    )


def _rectangle(box: Box) -> Rectangle:
    left, top, right, bottom = box
    return Rectangle(
        *(f"{value:.1f}" for value in (left - MARGIN, top - MARGIN)),
        *(f"{value + 2 * MARGIN:.1f}" for value in (right - left, bottom - top)),
    )
