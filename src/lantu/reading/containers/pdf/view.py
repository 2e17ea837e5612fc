"""What the layout needs of a page, whichever format it comes from.

Knows that characters and ruled lines have places; the formats say how they come by them.
"""

from __future__ import annotations

from typing import Protocol

from lantu.reading.containers.boxes import Box
from lantu.reading.containers.pdf.glyphs import Glyph
from lantu.reading.containers.pdf.rules import Rule


class View(Protocol):
    """A page turned so that most of its text stands upright, in points from its upper left."""

    @property
    def glyphs(self) -> list[Glyph]: ...

    @property
    def aside(self) -> list[Glyph]:
        """Characters that run another way, in the order of the file."""

    @property
    def rules(self) -> list[Rule]: ...

    def as_seen(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the upright text on the page as it is seen, rounded to a tenth of a point."""


class Recognised(View, Protocol):
    """A page that was a picture."""

    @property
    def doubts(self) -> list[Box]:
        """Lines that may have been misread, as boxes on the page as it is seen."""


def seen_at(view: View, one: Glyph | Rule) -> Box:
    """Where a character or line of a page stands on the page as it is seen."""
    return view.as_seen(one.left, one.top, one.right, one.bottom)
