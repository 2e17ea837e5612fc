"""A page as it was recognised: characters and ruled lines, turned so that the text stands upright.

Knows geometry and how a page travels between two processes; has the same parts as the page of a PDF
with text (`pdf.view.View`), so that lines, columns and tables are made by the same steps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self, TypedDict

from lantu.reading.containers.boxes import Box
from lantu.reading.containers.pdf.glyphs import Glyph
from lantu.reading.containers.pdf.rules import Rule
from lantu.reading.containers.scan.turning import Matrix, moved


class Written(TypedDict):
    """A page on its way from the process that recognised it."""

    characters: list[tuple[str, float, float, float, float]]
    rules: list[tuple[float, float, float, float]]
    doubts: list[tuple[float, float, float, float]]
    seen: Matrix


@dataclass(slots=True)
class Sheet:
    """One recognised page, in points of the page turned upright; `seen` leads back to the page.

    `doubts` are the boxes of lines that may have been misread, on the page as it is seen.
    """

    glyphs: list[Glyph]
    rules: list[Rule]
    seen: Matrix
    aside: list[Glyph] = field(default_factory=list)
    doubts: list[Box] = field(default_factory=list)

    @classmethod
    def received(cls, written: Written) -> Self:
        """The page out of its message."""
        a, b, c, d, e, f = written["seen"]
        sheet = cls(
            [Glyph(*character) for character in written["characters"]],
            [Rule(*edges) for edges in written["rules"]],
            (a, b, c, d, e, f),
        )
        sheet.doubts = [sheet.as_seen(*edges) for edges in written["doubts"]]
        return sheet

    def as_seen(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the upright text on the page as it is seen, rounded to a tenth of a point."""
        corners = [moved(self.seen, x, y) for x in (left, right) for y in (top, bottom)]
        across, down = zip(*corners, strict=True)
        edges = (min(across), min(down), max(across), max(down))
        return (round(edges[0], 1), round(edges[1], 1), round(edges[2], 1), round(edges[3], 1))
