"""The numbers in OFD's attributes: boxes, matrices, and steps with their shorthand for repeats.

Knows how they are written; a broken number is as good as none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def on(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """The matrix that does what `inner` does, and then what this one does."""
        e, f = self.on(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            *(e, f),
        )


def number_of(text: str | None, default: float) -> float:
    """One number; the default where there is none, or one that no page has."""
    try:
        number = float(text or "")
    except ValueError:
        return default
    return number if math.isfinite(number) and abs(number) < 1e6 else default


def numbers_of(text: str | None) -> list[float]:
    """All numbers of a list, [] where one of them is none."""
    found = [number_of(word, math.nan) for word in (text or "").replace(",", " ").split()]
    return [] if any(math.isnan(number) for number in found) else found


def box_of(text: str | None) -> Box | None:
    """Left, top, width and height."""
    found = numbers_of(text)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else None


def matrix_of(text: str | None) -> Matrix:
    """A matrix, that which changes nothing where there is none."""
    found = numbers_of(text)
    return Matrix(*found) if len(found) == 6 else Matrix()


def steps_of(text: str | None, most: int) -> list[float]:
    """The first steps from character to character; `g 3 2.5` stands for 2.5 2.5 2.5."""
    words = (text or "").split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < most:
        if words[at] == "g" and at + 2 < len(words):
            times = min(int(number_of(words[at + 1], 0)), most - len(steps))
            steps += [number_of(words[at + 2], 0.0)] * times
            at += 3
        else:
            steps.append(number_of(words[at], 0.0))
            at += 1
    return steps
