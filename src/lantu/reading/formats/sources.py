"""The way back from a finding to the place in the file that it came from.

Knows blocks and origins; how a place is shown in words is `cells`' affair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from lantu.reading.model import Block, Document, Finding, Origin


def source_of(document: Document, finding: Finding) -> Origin | None:
    """Where the finding begins; on a PDF page the box covers all its lines on that page.

    None for plain text, whose offsets are the place in the file.
    """
    blocks = list(_touched(document.blocks, finding))
    if not blocks:
        return None
    first = blocks[0].origin
    boxes = [
        block.origin.box
        for block in blocks
        if block.origin.box is not None and block.origin.page == first.page
    ]
    if not boxes:
        return first
    left, top, right, bottom = zip(*boxes, strict=True)
    return replace(first, box=(min(left), min(top), max(right), max(bottom)))


def _touched(blocks: tuple[Block, ...], finding: Finding) -> Iterator[Block]:
    index = max(bisect_right(blocks, finding.start, key=lambda block: block.start) - 1, 0)
    for place in range(index, len(blocks)):  # a slice would copy all the blocks behind it
        block = blocks[place]
        if block.start >= finding.end:
            return
        if block.end > finding.start:
            yield block
