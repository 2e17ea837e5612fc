"""From recognised lines to characters: where each of them stands on the page set straight.

Knows that a line is a quadrangle, that the recognition tells the middle of each character and not
its edges, and that a short line in a narrow cell may run downwards.  Pure geometry, in pixels.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lantu.reading.containers.scan.turning import Matrix, moved

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners from the upper left clockwise."""

_TALL = 1.5
"""A line so many times as high as wide runs downwards."""
_LONG = 3.0
"""Heights that a line must be wide to tell how the page lies."""
_STEEPEST = math.radians(12)
_LEVEL = math.radians(0.05)


@dataclass(frozen=True, slots=True)
class Script:
    """A line as it was recognised, how sure from 0 to 1.

    `spots` are the middles of its characters, without blanks; empty where they are not known.
    """

    text: str
    quad: Quad
    sure: float
    spots: tuple[Point, ...] = ()

    @property
    def is_tall(self) -> bool:
        return self.down > _TALL * self.across

    @property
    def across(self) -> float:
        return math.dist(self.quad[0], self.quad[1])

    @property
    def down(self) -> float:
        return math.dist(self.quad[0], self.quad[3])

    @property
    def height(self) -> float:
        """How high its characters are."""
        return min(self.across, self.down)


@dataclass(frozen=True, slots=True)
class Placed:
    """A character with its left, top, right and bottom edges on the page set straight."""

    text: str
    edges: tuple[float, float, float, float]


def is_upright(lines: Iterable[Script]) -> bool:
    """Whether most of the text runs across: on a page that lies on its side it runs downwards."""
    across = tall = 0
    for line in lines:
        if len(line.text) > 1:
            tall += line.is_tall * len(line.text)
            across += (not line.is_tall) * len(line.text)
    return across >= tall


def skew(lines: Iterable[Script]) -> float:
    """By how much the lines slant, in radians; positive ones run down to the right."""
    slopes = [
        math.atan2(line.quad[1][1] - line.quad[0][1], line.quad[1][0] - line.quad[0][0])
        for line in lines
        if line.across >= _LONG * line.down
    ]
    angle = statistics.median(slopes) if slopes else 0.0
    return angle if _LEVEL < abs(angle) < _STEEPEST else 0.0


def edges_of(line: Script, straight: Matrix) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line on the page set straight."""
    across, down = zip(*(moved(straight, *corner) for corner in line.quad), strict=True)
    return min(across), min(down), max(across), max(down)


def characters_of(line: Script, straight: Matrix) -> list[Placed]:
    """The characters of a line, each up to half-way to its neighbours; blanks are left out.

    The recognition's own boxes leave gaps within words, which would be read as blanks.
    """
    corners = [moved(straight, *corner) for corner in line.quad]
    left, right = _halves(corners[0][0], corners[3][0]), _halves(corners[1][0], corners[2][0])
    top, bottom = _halves(corners[0][1], corners[1][1]), _halves(corners[3][1], corners[2][1])
    begin, end = (top, bottom) if line.is_tall else (left, right)
    middles = _middles(line, straight, begin, end)
    between = [_halves(a, b) for a, b in pairwise(middles)]
    edges = pairwise([begin, *between, max(end, *between, begin)])
    visible = [character for character in line.text if character != " "]
    blanks = _blanks_before(line.text)
    placed: list[Placed] = []
    for index, (character, (low, high)) in enumerate(zip(visible, edges, strict=True)):
        box = (left, low, right, high) if line.is_tall else (low, top, high, bottom)
        if index in blanks and not line.is_tall:
            placed.append(Placed(" ", (low, top, low, bottom)))
        placed.append(Placed(character, box))
    return placed


def _middles(line: Script, straight: Matrix, begin: float, end: float) -> list[float]:
    """The middle of each character along the line, in order; even ones where they are not known."""
    if line.spots:
        return sorted(moved(straight, *spot)[line.is_tall] for spot in line.spots)
    widths = [1.0 if character > "\u2e7f" else 0.5 for character in line.text]
    unit = (end - begin) / max(sum(widths), 0.5)
    middles, at = [], begin
    for character, width in zip(line.text, widths, strict=True):
        if character != " ":
            middles.append(at + width * unit / 2)
        at += width * unit
    return middles


def _blanks_before(text: str) -> set[int]:
    """Which of the visible characters, counted from 0, have a blank before them."""
    found: set[int] = set()
    count = 0
    for before, character in pairwise(f"\n{text}"):
        if character == " ":
            continue
        if before == " ":
            found.add(count)
        count += 1
    return found


def _halves(one: float, other: float) -> float:
    return (one + other) / 2
