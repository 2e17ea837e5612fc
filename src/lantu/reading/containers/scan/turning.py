"""Turning pages: points from one way of holding a page to another, as matrices.

Knows geometry only.
"""

from __future__ import annotations

import math

from lantu.reading.containers.boxes import Box

Matrix = tuple[float, float, float, float, float, float]
"""x' = a x + c y + e, y' = b x + d y + f."""


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def then(first: Matrix, second: Matrix) -> Matrix:
    """One matrix for both, the first one first."""
    a, b, c, d, e, f = first
    k, l, m, n, o, p = second  # noqa: E741 - as in the formula
    return (
        *(k * a + m * b, l * a + n * b),
        *(k * c + m * d, l * c + n * d),
        *(k * e + m * f + o, l * e + n * f + p),
    )


def enlarged(box: Box, size: float) -> Box:
    """A box so many times as large and as far from the corner."""
    left, top, right, bottom = box
    return (left * size, top * size, right * size, bottom * size)


def straightening(angle: float, width: float, height: float) -> tuple[Matrix, Matrix]:
    """What turns a slanting page of that size straight, within the first quadrant; and back."""
    cosine, sine = math.cos(angle), math.sin(angle)
    plain: Matrix = (cosine, -sine, sine, cosine, 0.0, 0.0)
    corners = [moved(plain, x, y) for x in (0.0, width) for y in (0.0, height)]
    right, down = -min(x for x, _ in corners), -min(y for _, y in corners)
    there: Matrix = (cosine, -sine, sine, cosine, right, down)
    back = then((1.0, 0.0, 0.0, 1.0, -right, -down), (cosine, sine, -sine, cosine, 0.0, 0.0))
    return there, back


def turned_back(turns: int, width: float, height: float) -> Matrix:
    """From a page after so many quarter turns against the clock to the page, so wide and high."""
    return (
        (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        (0.0, 1.0, -1.0, 0.0, width, 0.0),
        (-1.0, 0.0, 0.0, -1.0, width, height),
        (0.0, -1.0, 1.0, 0.0, 0.0, height),
    )[turns % 4]
