"""The pages of a document's file: what they look like, and where on them findings stand.

Knows the kept pictures (drawing a page takes a while, and a file never changes) and blocks with
boxes; not how either is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lantu.ledger.intake.queries import Sketch
from lantu.ledger.intake.translate import blocks_of
from lantu.ledger.models import Document
from lantu.reading.pictures import Picture, page_picture, picture_of
from lantu.reading.provenance import Box, parts_of

__all__ = ["Box", "Picture", "Spot", "last_page", "picture_on", "spots_on"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding on a page: the boxes of its lines or cells, in points from the upper left."""

    finding: Sketch
    boxes: Sequence[Box]


def last_page(document: Document) -> int:
    """The number of the last page with words, 0 where the file has no pages."""
    return max((origin.get("page") or 0 for _, _, origin in document.blocks), default=0)


def spots_on(document: Document, page: int, outline: Iterable[Sketch]) -> list[Spot]:
    """The findings of which something stands on the page, in the order of the text."""
    blocks = blocks_of(document)
    here = [block for block in blocks if block.origin.page == page]
    if not here:
        return []
    first, last = here[0].start, here[-1].end
    spots = []
    for sketch in outline:
        if sketch.start < last and sketch.end > first:
            parts = parts_of(document.text, blocks, sketch.start, sketch.end)
            boxes = [p.box for p in parts if p.box and p.origin.page == page]
            if boxes:
                spots.append(Spot(sketch, boxes))
    return spots


def picture_on(document: Document, page: int) -> Picture | None:
    """The page as a picture, drawn once and kept; None where it cannot be drawn."""
    if not 0 < page <= last_page(document):
        return None
    place = f"pictures/{document.sha256}/{page}.png"
    if default_storage.exists(place):
        with default_storage.open(place) as kept:
            return picture_of(kept.read())
    with document.file.open("rb") as file:
        picture = page_picture(file.read(), page)
    if picture is not None and not default_storage.exists(place):
        default_storage.save(place, ContentFile(picture.png))
    return picture
