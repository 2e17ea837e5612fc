"""Where an indicator should be on a day, and where it is.  Pure.

A course leads from the baseline over the stated goals, straight between them; a goal counts at the
end of its year.  A goal that the baseline keeps already ("at most 5.5") is a bound to be kept all
the way.  Never measured, zero and went backwards are three answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lantu.ledger.choices import Comparator, Direction, Form, Standing

Point = tuple[float, float]
"""A moment in years (2026.0 is the first moment of 2026) and a value."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value that the indicator starts from, at the end of the year."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Goal:
    """The value to reach by the end of the year; for average growth, per cent a year."""

    year: int
    comparator: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """A value as of a day; for a cumulative indicator the total since the baseline year."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """What an indicator has to reach, and by which way."""

    form: Form
    direction: Direction
    baseline: Baseline | None
    goals: Sequence[Goal]
    """In the order of the years."""

    @property
    def last(self) -> Goal | None:
        return self.goals[-1] if self.goals else None


@dataclass(frozen=True, slots=True)
class Stand:
    """The latest measurement beside what the course says of its day."""

    standing: Standing
    latest: Measured | None = None
    expected: float | None = None
    """None where the course says nothing of the day."""
    share: float | None = None
    """How much of the way from the baseline to the last goal is done; negative when backwards."""


def direction_of(comparator: str, baseline: Decimal | None, goal: Decimal) -> Direction:
    """Which way is better, told by the goal's bound, else by where it lies from the baseline."""
    if comparator in (Comparator.AT_MOST, Comparator.UNDER):
        return Direction.DOWN
    if comparator in (Comparator.AT_LEAST, Comparator.OVER) or baseline is None:
        return Direction.UP
    return Direction.DOWN if goal < baseline else Direction.UP


def stand_of(course: Course, measured: Iterable[Measured]) -> Stand:
    """Where the indicator stands by its latest measurement."""
    latest = max(measured, key=lambda m: m.day, default=None)
    if latest is None:
        return Stand(Standing.UNMEASURED)
    expected = expected_on(course, latest.day)
    share = _share_done(course, latest)
    return Stand(_standing(course, latest, expected), latest, expected, share)


def expected_on(course: Course, day: date) -> float | None:
    """What the course asks for on the day; None before its start and where it says nothing."""
    if course.form == Form.GROWTH:
        return _grown(course, moment_of(day))
    bound = _kept_bound(course)
    if bound is not None:
        return bound
    return _between(course_points(course), moment_of(day))


def course_points(course: Course) -> list[Point]:
    """The corners of the course, in the order of time."""
    base, last = course.baseline, course.last
    if course.form == Form.GROWTH:
        if base is None or last is None:
            return []
        years = range(base.year, last.year + 1)
        return [(y + 1.0, _compound(base, last, y + 1.0)) for y in years]
    points = [(goal.year + 1.0, float(goal.value)) for goal in course.goals]
    if base is not None:
        return [(base.year + 1.0, _start(course, base)), *points]
    if course.form == Form.CUMULATIVE and points:  # counted from the first goal's new year on
        return [(points[0][0] - 1.0, 0.0), *points]
    return points


def keeps(value: Decimal | float, goal: Goal, direction: Direction) -> bool:
    """Whether the value satisfies the goal; one meant as a value is passed on its better side."""
    match goal.comparator:
        case Comparator.OVER:
            return value > goal.value
        case Comparator.UNDER:
            return value < goal.value
        case Comparator.AT_LEAST:
            return value >= goal.value
        case Comparator.AT_MOST:
            return value <= goal.value
    return value >= goal.value if direction == Direction.UP else value <= goal.value


def _standing(course: Course, latest: Measured, expected: float | None) -> Standing:
    last, base = course.last, course.baseline
    if last is None:
        return Standing.UNPLOTTED
    kept = _kept_bound(course) is not None
    ended = latest.day >= date(last.year, 12, 31)
    if course.form != Form.GROWTH and keeps(latest.value, last, course.direction):
        return Standing.ON_COURSE if kept and not ended else Standing.REACHED
    if not kept and base and _worse(course, latest.value, _start(course, base)):
        return Standing.BACKWARDS
    if expected is None:
        return Standing.UNPLOTTED
    if _worse(course, latest.value, expected):
        return Standing.BEHIND
    return Standing.REACHED if ended else Standing.ON_COURSE


def _start(course: Course, base: Baseline) -> float:
    return 0.0 if course.form == Form.CUMULATIVE else float(base.value)


def _worse(course: Course, value: Decimal, than: float) -> bool:
    """Beyond what rounding explains: figures are published with a few digits."""
    gap = float(value) - than if course.direction == Direction.UP else than - float(value)
    return gap < -1e-9 * max(1.0, abs(than))


def _kept_bound(course: Course) -> float | None:
    """The bound that the baseline keeps already, so that there is no way to go but to stay."""
    base, last = course.baseline, course.last
    if base is None or last is None or course.form in (Form.CUMULATIVE, Form.GROWTH):
        return None
    if last.comparator in (Comparator.EQUAL, Comparator.ABOUT):
        return None
    return float(last.value) if keeps(base.value, last, course.direction) else None


def _grown(course: Course, moment: float) -> float | None:
    base, last = course.baseline, course.last
    if base is None or last is None or moment < base.year + 1.0:
        return None
    return _compound(base, last, min(moment, last.year + 1.0))


def _compound(base: Baseline, goal: Goal, moment: float) -> float:
    rate = 1.0 + float(goal.value) / 100.0
    return float(float(base.value) * rate ** (moment - base.year - 1.0))


def _between(points: Sequence[Point], moment: float) -> float | None:
    """The value on the straight line between the points around the moment."""
    if not points or moment < points[0][0]:
        return None
    for (a, from_), (b, to) in pairwise(points):
        if moment <= b:
            return from_ + (to - from_) * (moment - a) / (b - a)
    return points[-1][1]


def _share_done(course: Course, latest: Measured) -> float | None:
    points = course_points(course)
    if course.baseline is None or len(points) < 2 or _kept_bound(course) is not None:
        return None
    start, end = points[0][1], points[-1][1]
    return None if start == end else (float(latest.value) - start) / (end - start)


def moment_of(day: date) -> float:
    """The end of the day in years: 2026.0 is the first moment of 2026."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + ((day - first).days + 1) / (following - first).days
