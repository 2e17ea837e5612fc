"""Figures and standings of indicators as people say them.

Knows which sign and word each standing has; computes nothing.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lantu.ledger.choices import Comparator, Form, Standing
from lantu.ledger.course import Goal
from lantu.ledger.measures import Measure
from lantu.ledger.rows import digits

LIGHTS = {
    Standing.UNMEASURED: "none",
    Standing.UNPLOTTED: "none",
    Standing.REACHED: "green",
    Standing.ON_COURSE: "green",
    Standing.BEHIND: "yellow",
    Standing.BACKWARDS: "red",
}
"""The shape that goes with each standing's word."""


def number(value: Decimal | float | None) -> str:
    """With groups of thousands; a calculated value with no more decimals than anybody reads."""
    if value is None:
        return ""
    if isinstance(value, float):
        value = Decimal(str(round(value, _decimals(value))))
    whole, _dot, rest = digits(value).partition(".")
    sign, whole = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{'.' + rest if rest else ''}"


def _decimals(value: float) -> int:
    if abs(value) >= 1000:
        return 0
    return 1 if abs(value) >= 100 else 2


def with_unit(value: Decimal | float | None, unit: str) -> str:
    """The value in its unit; a per cent sign stands at once behind it."""
    if value is None:
        return ""
    return f"{number(value)}{'' if unit in ('%', '‰') else ' '}{unit}".strip()


def goal_words(goal: Goal | None, unit: str, form: str) -> str:
    """The goal's bound, value and unit; average growth is per cent a year."""
    if goal is None:
        return ""
    bound = "" if goal.comparator == Comparator.EQUAL else f"{Comparator(goal.comparator).label} "
    if form == Form.GROWTH:
        return _("%(rate)s%% a year") % {"rate": f"{bound}{number(goal.value)}"}
    return f"{bound}{with_unit(goal.value, unit)}"


def way_words(measure: Measure) -> list[str]:
    """From the baseline over each year's goal, and how far it binds."""
    base = measure.baseline
    said = [f"{base.year} {with_unit(base.value, measure.unit)}"] if base else []
    said += [f"{g.year} {goal_words(g, measure.unit, measure.form)}" for g in measure.goals]
    if measure.form != Form.LEVEL:
        said.append(str(measure.form.label))
    return said + ([str(measure.nature.label)] if measure.nature else [])


def day_words(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
