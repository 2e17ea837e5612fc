"""Boxes: left, top, right and bottom of what stands on a page.

Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable

Box = tuple[float, float, float, float]


def is_within(box: Box, others: Iterable[Box]) -> bool:
    """Whether the middle of a box lies in one of the others."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in others)
