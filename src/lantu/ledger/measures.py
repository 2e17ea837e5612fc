"""What an indicator is to reach as plain values, on its way into the ledger or out of it.  Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lantu.ledger.choices import Direction, Form, Nature
from lantu.ledger.course import Baseline, Goal, direction_of
from lantu.ledger.rows import FigureValue, RowContents, digits


@dataclass(frozen=True, slots=True)
class Measure:
    """Everything a clerk may state of an indicator; measurements come by themselves."""

    name: str
    unit: str = ""
    nature: Nature | None = None
    form: Form = Form.LEVEL
    direction: Direction = Direction.UP
    baseline: Baseline | None = None
    goals: Sequence[Goal] = ()
    """In the order of the years, one a year."""
    numerator: int | None = None
    """Numbers of the two indicators of a ratio."""
    denominator: int | None = None

    @property
    def figure(self) -> FigureValue | None:
        """The last goal as the row's figure; None where there is no goal."""
        if not self.goals:
            return None
        last = self.goals[-1]
        unit = "%" if self.form == Form.GROWTH else self.unit
        return FigureValue(self.name, last.comparator, last.value, unit)


def measure_of_row(contents: RowContents, year: int | None) -> Measure | None:
    """What a row's one figure says of its indicator; None where it has none or several.

    `year` is that of a row whose deadline is no day.
    """
    if len(contents.figures) != 1:
        return None
    figure, due = contents.figures[0], contents.due.day
    end = due.year if due else year
    name = figure.metric or contents.text[:200]
    direction = direction_of(figure.comparator, None, figure.value)
    goals = [Goal(end, figure.comparator, figure.value)] if end else []
    return Measure(name, figure.unit, direction=direction, goals=goals)


def measure_from(stored: Mapping[str, Any], contents: RowContents) -> Measure | None:
    """What the reader found in an indicator table, with the figure as the officer corrected it.

    `stored` is `reading`'s indicator as JSON: unit, nature, form, baseline and goals.
    """
    if len(contents.figures) != 1 or not stored.get("goals"):
        return None
    figure = contents.figures[0]
    base = stored["baseline"]
    baseline = Baseline(base["year"], Decimal(str(base["value"]))) if base else None
    goals = [
        Goal(said["year"], said["comparator"], Decimal(str(said["value"])))
        for said in sorted(stored["goals"], key=lambda said: said["year"])
    ]
    goals[-1] = Goal(goals[-1].year, figure.comparator, figure.value)
    form = Form(stored["form"])
    growing = form == Form.GROWTH
    return Measure(
        name=figure.metric or contents.text[:200],
        unit=stored["unit"] if growing else figure.unit,
        nature=Nature(stored["nature"]) if stored["nature"] else None,
        form=form,
        direction=Direction.UP
        if growing
        else direction_of(goals[-1].comparator, _value_of(baseline), goals[-1].value),
        baseline=baseline,
        goals=goals,
    )


def _value_of(baseline: Baseline | None) -> Decimal | None:
    return baseline.value if baseline else None


def facts_of_measure(measure: Measure) -> dict[str, Any]:
    """Field by field as the journal writes it."""
    base = measure.baseline
    return {
        "name": measure.name,
        "unit": measure.unit,
        "nature": str(measure.nature or ""),
        "form": str(measure.form),
        "direction": str(measure.direction),
        "baseline": [base.year, digits(base.value)] if base else None,
        "goals": [[g.year, g.comparator, digits(g.value)] for g in measure.goals],
        "ratio": [measure.numerator, measure.denominator] if measure.numerator else None,
    }


def measure_changes(before: Measure, after: Measure) -> dict[str, list[Any]]:
    """[before, after] of each field that differs."""
    old, new = facts_of_measure(before), facts_of_measure(after)
    return {key: [old[key], new[key]] for key in old if old[key] != new[key]}
