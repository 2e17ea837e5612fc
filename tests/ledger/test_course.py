"""Where an indicator should be on a day, and where it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.ledger.choices import Direction, Form, Standing
from lantu.ledger.course import (
    Baseline,
    Course,
    Goal,
    Measured,
    Stand,
    direction_of,
    expected_on,
    stand_of,
)

UP, DOWN = Direction.UP, Direction.DOWN
NEW_YEAR = date(2025, 12, 31)
"""The end of the baseline's year."""


def _course(
    *goals: tuple[int, str, str],
    base: str | None = "40",
    form: Form = Form.LEVEL,
    direction: Direction = UP,
) -> Course:
    """A course from the end of 2025 over the goals (year, comparator, value)."""
    baseline = Baseline(2025, Decimal(base)) if base is not None else None
    return Course(form, direction, baseline, [Goal(y, c, Decimal(v)) for y, c, v in goals])


def _standing(course: Course, day: date, value: str) -> Standing:
    return stand_of(course, [Measured(day, Decimal(value))]).standing


def test_course_is_straight_from_the_baseline_to_the_goal() -> None:
    course = _course((2030, "=", "50"))

    assert expected_on(course, date(2025, 12, 30)) is None
    assert expected_on(course, NEW_YEAR) == 40.0
    assert expected_on(course, date(2027, 12, 31)) == pytest.approx(44.0)
    assert expected_on(course, date(2030, 12, 31)) == 50.0
    assert expected_on(course, date(2031, 6, 30)) == 50.0


def test_stated_goals_bend_the_course() -> None:
    course = _course((2026, "=", "41"), (2027, "=", "47"), (2030, "=", "50"))

    days = [date(year, 12, 31) for year in (2026, 2027, 2028)]
    assert [expected_on(course, day) for day in days] == pytest.approx([41.0, 47.0, 48.0])


def test_running_total_starts_at_nothing() -> None:
    total = _course((2030, ">=", "5000"), base="3200", form=Form.CUMULATIVE)
    within_a_year = _course((2026, ">=", "12"), base=None, form=Form.CUMULATIVE)

    assert expected_on(total, NEW_YEAR) == 0.0
    assert expected_on(total, date(2026, 12, 31)) == pytest.approx(1000.0)
    assert expected_on(within_a_year, date(2026, 6, 30)) == pytest.approx(12 * 181 / 365)


def test_average_growth_compounds_from_the_baseline() -> None:
    course = _course((2030, "~", "6"), base="800", form=Form.GROWTH)

    assert expected_on(course, date(2026, 12, 31)) == pytest.approx(848.0)
    assert expected_on(course, date(2030, 12, 31)) == pytest.approx(800 * 1.06**5)
    assert _standing(course, date(2026, 12, 31), "848") == Standing.ON_COURSE
    assert _standing(course, date(2026, 12, 31), "847") == Standing.BEHIND
    assert _standing(course, date(2026, 12, 31), "799") == Standing.BACKWARDS
    assert _standing(course, date(2030, 12, 31), "1071") == Standing.REACHED


def test_never_measured_zero_and_backwards_are_three_answers() -> None:
    course = _course((2030, ">=", "10"), base="2")
    rising = _course((2030, ">=", "10"), base="0")

    assert stand_of(course, []) == Stand(Standing.UNMEASURED)
    assert _standing(course, date(2026, 6, 30), "0") == Standing.BACKWARDS
    assert _standing(rising, date(2026, 6, 30), "0") == Standing.BEHIND
    assert stand_of(rising, [Measured(date(2026, 6, 30), Decimal(0))]).share == 0.0
    assert stand_of(course, [Measured(date(2026, 6, 30), Decimal(0))]).share == -0.25


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        ("39.9", Standing.BACKWARDS),
        ("40", Standing.BEHIND),
        ("41.99", Standing.BEHIND),
        ("42", Standing.ON_COURSE),
        ("49.9", Standing.ON_COURSE),
        ("50", Standing.REACHED),
    ],
)
def test_standing_at_the_end_of_the_first_year(value: str, standing: Standing) -> None:
    assert _standing(_course((2030, "=", "50")), date(2026, 12, 31), value) == standing


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        ("41", Standing.BACKWARDS),
        ("39.3", Standing.BEHIND),
        ("39.2", Standing.ON_COURSE),
        ("36", Standing.REACHED),
    ],
)
def test_falling_course_is_judged_the_other_way(value: str, standing: Standing) -> None:
    course = _course((2030, "<=", "36"), direction=DOWN)

    assert _standing(course, date(2026, 12, 31), value) == standing


def test_bound_that_holds_already_is_to_be_kept_all_the_way() -> None:
    course = _course((2030, "<=", "5.5"), base="5.2", direction=DOWN)

    assert expected_on(course, date(2027, 6, 30)) == 5.5
    assert _standing(course, date(2027, 6, 30), "5.4") == Standing.ON_COURSE
    assert _standing(course, date(2027, 6, 30), "5.6") == Standing.BEHIND
    assert _standing(course, date(2030, 12, 30), "5.4") == Standing.ON_COURSE
    assert _standing(course, date(2030, 12, 31), "5.4") == Standing.REACHED


def test_strict_bounds_are_strict() -> None:
    over, under = _course((2030, ">", "50")), _course((2030, "<", "36"), direction=DOWN)

    assert _standing(over, date(2030, 6, 30), "50") == Standing.ON_COURSE
    assert _standing(over, date(2030, 6, 30), "50.1") == Standing.REACHED
    assert _standing(under, date(2030, 6, 30), "36") == Standing.ON_COURSE
    assert _standing(under, date(2030, 6, 30), "35.9") == Standing.REACHED


def test_without_a_baseline_only_the_goals_themselves_can_be_compared() -> None:
    course = _course((2026, "=", "40"), (2028, "=", "50"), base=None)

    assert _standing(course, date(2026, 6, 30), "1") == Standing.UNPLOTTED
    assert _standing(course, date(2027, 12, 31), "44") == Standing.BEHIND
    assert _standing(course, date(2027, 12, 31), "45") == Standing.ON_COURSE


def test_value_is_compared_with_its_own_day_and_the_latest_counts() -> None:
    course = _course((2030, "=", "50"))
    first, second = (
        Measured(date(2026, 12, 31), Decimal(42)),
        Measured(date(2027, 6, 30), Decimal(42)),
    )

    stand = stand_of(course, [second, first])

    assert (stand.latest, stand.standing) == (second, Standing.BEHIND)
    assert stand.expected == pytest.approx(40 + 10 * (1 + 181 / 365) / 5)


def test_rounding_is_no_delay() -> None:
    course = _course((2028, "=", "41"))

    assert _standing(course, date(2026, 12, 31), "40.333333") == Standing.BEHIND
    assert _standing(course, date(2026, 12, 31), "40.3333333334") == Standing.ON_COURSE


@pytest.mark.parametrize(
    ("comparator", "base", "goal", "direction"),
    [
        ("<=", "3", "5.5", DOWN),
        (">=", "9", "5", UP),
        ("=", "3", "5", UP),
        ("=", "7", "5", DOWN),
        ("~", None, "5", UP),
    ],
)
def test_direction_follows_the_bound_then_the_baseline(
    comparator: str, base: str | None, goal: str, direction: Direction
) -> None:
    before = Decimal(base) if base else None

    assert direction_of(comparator, before, Decimal(goal)) == direction
