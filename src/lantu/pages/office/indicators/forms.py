"""What a clerk fills in: what an indicator is to reach, and what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.ledger.actions.measurement import Value
from lantu.ledger.choices import Bound, Comparator, Direction, Form, Nature, Stage
from lantu.ledger.course import Baseline, Goal
from lantu.ledger.measures import Measure
from lantu.ledger.models import Indicator, Measurement
from lantu.ledger.rows import digits

SPARE = 2
"""Empty lines below the goals."""
MOST_GOALS = 40


def year_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1990, max_value=2100)


def decimal_field(label: Any, *, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        max_digits=18,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class MeasureForm(forms.Form):
    """What the indicator is to reach, but for its goals."""

    name = forms.CharField(label=_("Name of the indicator"), max_length=200)
    unit = forms.CharField(
        label=pgettext_lazy("of a figure", "Unit"), required=False, max_length=40
    )
    nature = forms.ChoiceField(
        label=_("Nature"), required=False, choices=[("", _("not stated")), *Nature.choices]
    )
    form = forms.ChoiceField(
        label=_("How it counts"),
        choices=Form.choices,
        help_text=_(
            "Level: the value reached by the year's end. Running total: counted up from the "
            "baseline on. Average growth: the goal is per cent a year, values are levels."
        ),
    )
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, widget=forms.RadioSelect
    )
    baseline_year = year_field(_("Baseline year"))
    baseline_value = decimal_field(_("Baseline value"))
    numerator = forms.TypedChoiceField(
        label=_("Divide"), required=False, coerce=int, empty_value=None
    )
    denominator = forms.TypedChoiceField(
        label=_("by"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, others: Iterable[Indicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [("", "—"), *((other.pk, f"{other.name}") for other in others)]
        self.fields["numerator"].choices = parts  # type: ignore[attr-defined]
        self.fields["denominator"].choices = parts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        year, value = said.get("baseline_year"), said.get("baseline_value")
        if year is None and value is not None and "baseline_year" not in self.errors:
            self.add_error("baseline_year", _("Of which year is this value?"))
        if value is None and year is not None and "baseline_value" not in self.errors:
            self.add_error("baseline_value", _("What was the value in that year?"))
        return said

    @staticmethod
    def said_by(measure: Measure) -> dict[str, Any]:
        base = measure.baseline
        return {
            "name": measure.name,
            "unit": measure.unit,
            "nature": measure.nature or "",
            "form": measure.form,
            "direction": measure.direction,
            "baseline_year": base.year if base else None,
            "baseline_value": digits(base.value) if base else None,
            "numerator": measure.numerator,
            "denominator": measure.denominator,
        }

    def measure(self, goals: Sequence[Goal]) -> Measure:
        said = self.cleaned_data
        year, value = said["baseline_year"], said["baseline_value"]
        ratio = said["form"] == Form.RATIO
        return Measure(
            name=said["name"],
            unit=said["unit"],
            nature=Nature(said["nature"]) if said["nature"] else None,
            form=Form(said["form"]),
            direction=Direction(said["direction"]),
            baseline=Baseline(year, value) if year is not None and value is not None else None,
            goals=sorted(goals, key=lambda goal: goal.year),
            numerator=said["numerator"] if ratio else None,
            denominator=said["denominator"] if ratio else None,
        )


class GoalLine(forms.Form):
    """The goal of one year; without a value it is left out."""

    year = year_field(_("Year"))
    comparator = forms.ChoiceField(
        label=_("Comparison"), choices=Comparator.choices, initial=Comparator.EQUAL
    )
    value = decimal_field(_("Goal"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("value") is not None and said.get("year") is None and "year" not in self.errors:
            self.add_error("year", _("Of which year is this goal?"))
        return said

    @property
    def said(self) -> Goal | None:
        said = self.cleaned_data
        year, value = said.get("year"), said.get("value")
        if year is None or value is None:
            return None
        return Goal(year, said["comparator"], value)


GoalLines = forms.formset_factory(GoalLine, extra=SPARE, max_num=MOST_GOALS, absolute_max=60)


def goal_lines(measure: Measure) -> list[dict[str, Any]]:
    """The goals there are, and the years between the baseline and the last that have none yet."""
    known = {goal.year: goal for goal in measure.goals}
    first = measure.baseline.year + 1 if measure.baseline else min(known, default=0)
    years = range(first, max(known, default=first - 1) + 1)
    sign = measure.goals[-1].comparator if measure.goals else Comparator.EQUAL
    lines = []
    for year in sorted({*years, *known}):
        goal = known.get(year)
        lines.append(
            {
                "year": year,
                "comparator": goal.comparator if goal else sign,
                "value": digits(goal.value) if goal else None,
            }
        )
    return lines


class ValueForm(forms.Form):
    """A value as of a day, and where it is from."""

    day = forms.DateField(
        label=_("As of"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    value = decimal_field(pgettext_lazy("measured", "Value"), required=True)
    bound = forms.ChoiceField(label=_("How exact"), choices=Bound.choices)
    stage = forms.ChoiceField(label=_("How firm"), choices=Stage.choices)
    source = forms.CharField(
        label=_("Where the value is from"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )

    @property
    def said(self) -> Value:
        said = self.cleaned_data
        return Value(
            said["day"], said["value"], said["source"], Bound(said["bound"]), Stage(said["stage"])
        )


class CorrectionForm(ValueForm):
    """Another value in the place of one, and why."""

    note = forms.CharField(label=_("Why it is corrected"), max_length=300)


class WithdrawalForm(forms.Form):
    """Why a value never held."""

    note = forms.CharField(label=_("Why it is withdrawn"), max_length=300)


def next_value(earlier: Sequence[Measurement], today: date) -> dict[str, Any]:
    """What a new value most likely says: the end of last month, from where the last one came."""
    last = earlier[0] if earlier else None
    return {
        "day": today.replace(day=1) - timedelta(days=1),
        "bound": Bound.EXACT,
        "stage": last.stage if last else Stage.PRELIMINARY,
        "source": last.source if last else "",
    }


def value_said_by(measurement: Measurement) -> dict[str, Any]:
    return {
        "day": measurement.day,
        "value": digits(measurement.value or Decimal(0)),
        "bound": measurement.bound,
        "stage": measurement.stage,
        "source": measurement.source,
    }
