"""The way from a range of a document's text back to the file: pages with boxes, cells, paragraphs.

Knows blocks and their origins; nothing of how a container made them.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from lantu.reading.model import Block, Origin

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class Part:
    """The piece of a range that lies in one block."""

    start: int
    end: int
    origin: Origin
    box: Box | None
    """Where on the page the piece stands: of a line its stretch, of a cell the whole cell."""


def parts_of(text: str, blocks: Sequence[Block], start: int, end: int) -> list[Part]:
    """The pieces of a range, block by block in the order of the text; blocks do not overlap."""
    first = bisect.bisect_right(blocks, start, key=attrgetter("end"))
    parts = []
    for place in range(first, len(blocks)):  # a slice would copy all the blocks behind it
        block = blocks[place]
        if block.start >= end:
            break
        left, right = max(block.start, start), min(block.end, end)
        if left < right:
            parts.append(Part(left, right, block.origin, _stretch(text, block, left, right)))
    return parts


def _stretch(text: str, block: Block, start: int, end: int) -> Box | None:
    """The stretch of a line's box that some of its characters take; Chinese ones are even."""
    box = block.origin.box
    line = text[block.start : block.end]
    if box is None or block.origin.cell or "\n" in line:
        return box
    left, top, right, bottom = box
    if right - left < bottom - top:  # a line written downwards
        return box
    widths = [_width(character) for character in line]
    whole = sum(widths) or 1.0
    before = sum(widths[: start - block.start]) / whole
    until = sum(widths[: end - block.start]) / whole
    return (left + (right - left) * before, top, left + (right - left) * until, bottom)


def _width(character: str) -> float:
    """Latin letters, digits and blanks take about half of a Chinese character's place."""
    return 1.0 if character > "\u2e7f" or character in "“”‘’…—" else 0.5
