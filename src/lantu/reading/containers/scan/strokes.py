"""The ruled lines of a picture: long level and upright strokes, as the edges of boxes around them.

Knows that a stroke of a character is never much longer than the character is high, and that a
shorter one is the edge of a small cell only if it reaches from one long line to another.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_SURE, _SHORT = 2.2, 0.9
"""Heights of a line of text that a ruled line is long, and that a small cell's edge is at least."""
_THICK = 0.5
"""Heights that it is thick at most."""
_MISSING = 5
"""Pixels that may be missing in it."""
_REACH = 0.25
"""Heights within which it meets another."""
_MOST = 5_000


def ruled_lines(pixels: NDArray[np.uint8], height: float) -> list[Edges]:
    """The ruled lines of a picture whose lines of text are so high, in pixels; none is thick."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    )
    strokes = [_strokes(dark, height, level=level) for level in (True, False)]
    level, upright = ([one for one in some if _is_long(one, height)] for some in strokes)
    reach = _REACH * height
    kept = [one for one in strokes[0] if _is_long(one, height) or _spans(one, upright, reach)]
    kept += [one for one in strokes[1] if _is_long(one, height) or _spans(one, level, reach)]
    return kept[:_MOST]


def _is_long(edges: Edges, height: float) -> bool:
    left, top, right, bottom = edges
    return max(right - left, bottom - top) >= _SURE * height


def _spans(edges: Edges, others: list[Edges], reach: float) -> bool:
    """Whether both ends of a stroke lie on strokes of the other kind."""
    left, top, right, bottom = edges
    return all(
        any(a - reach <= x <= c + reach and b - reach <= y <= d + reach for a, b, c, d in others)
        for x, y in ((left, top), (right, bottom))
    )


def _strokes(dark: NDArray[np.uint8], height: float, *, level: bool) -> list[Edges]:
    """What is dark over some length, as lines along its middle."""

    def along(size: int) -> NDArray[np.uint8]:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (size, 1) if level else (1, size))

    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, along(_MISSING))
    length = max(round(_SHORT * height), 3 * _MISSING)
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, along(length))
    count, _, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found: list[Edges] = []
    for x, y, width, high in (map(float, stats[index][:4]) for index in range(1, count)):
        if level and high <= _THICK * height:
            found.append((x, y + high / 2, x + width, y + high / 2))
        elif not level and width <= _THICK * height:
            found.append((x + width / 2, y, x + width / 2, y + high))
    return found
