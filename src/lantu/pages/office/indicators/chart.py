"""The picture of an indicator's course and of what was measured.  Pure: points on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantu.ledger.course import Course, Measured, Point, course_points, expected_on, moment_of
from lantu.pages.components.measures import number

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 28, 36
"""Margins for the words around the field."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the picture with its words."""

    x: float
    y: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines as SVG's `points`, and the marks along them."""

    course: str
    measured: str
    goals: Sequence[Mark]
    values: Sequence[Mark]
    years: Sequence[Mark]
    steps: Sequence[Mark]
    today: float | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def chart_of(course: Course, measured: Sequence[Measured], today: date) -> Chart | None:
    """The picture; None where there are not two points to draw a line through."""
    way = _way(course)
    values = [(moment_of(m.day), float(m.value)) for m in measured]
    if len({x for x, _ in [*way, *values]}) < 2:
        return None
    scale = _Scale([*way, *values])
    now = moment_of(today)
    return Chart(
        course=scale.line(way),
        measured=scale.line(values),
        goals=[scale.mark(point, number(point[1])) for point in way[1:]],
        values=[
            scale.mark(point, f"{m.day.isoformat()} {number(m.value)}")
            for point, m in zip(values, measured, strict=True)
        ],
        years=[Mark(scale.x(year + 0.5), HEIGHT - 12, str(year)) for year in scale.years],
        steps=[Mark(LEFT - 8, scale.y(step), number(step)) for step in scale.steps],
        today=scale.x(now) if scale.first <= now <= scale.last else None,
    )


def _way(course: Course) -> list[Point]:
    """The corners of the course; a bound that is to be kept is a level line."""
    points = course_points(course)
    base, last = course.baseline, course.last
    if base is None or last is None:
        return points
    kept = expected_on(course, date(base.year + 1, 1, 1))
    if kept is not None and kept == expected_on(course, date(last.year, 12, 31)):
        return [(base.year + 1.0, kept), (last.year + 1.0, kept)]
    return points


class _Scale:
    """From years and values to places on the sheet."""

    def __init__(self, points: Sequence[Point]) -> None:
        moments = [x for x, _ in points]
        self.first, self.last = _floor(min(moments)), max(_ceil(max(moments)), min(moments) + 1)
        self.years = range(int(self.first), int(self.last))
        self.steps = _steps(min(y for _, y in points), max(y for _, y in points))

    def x(self, moment: float) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        low, high = self.steps[0], self.steps[-1]
        share = (value - low) / (high - low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def mark(self, point: Point, words: str) -> Mark:
        return Mark(self.x(point[0]), self.y(point[1]), words)

    def line(self, points: Sequence[Point]) -> str:
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in points)


def _floor(moment: float) -> float:
    """The new year before; the end of a year is the beginning of the next, so it has its own."""
    return float(int(moment)) if moment % 1 else float(int(moment) - 1)


def _ceil(moment: float) -> float:
    return float(int(moment) + 1) if moment % 1 else float(int(moment))


def _steps(low: float, high: float) -> list[float]:
    """Four to six round values that hold all others between them."""
    span = high - low or abs(high) or 1.0
    rough = span / 4
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 10.0 ** -_zeros(rough)
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough)
    first = int(low // step)
    count = 0
    while (first + count) * step < high:
        count += 1
    return [round((first + i) * step, 6) for i in range(max(count, 1) + 1)]


def _zeros(value: float) -> int:
    """Places behind the point up to the first digit that counts."""
    places = 0
    while value < 1:
        value *= 10
        places += 1
    return places
