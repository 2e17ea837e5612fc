"""Indicators: which a member sees, what holds of them, and where each stands on its course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, QuerySet

from lantu.directory.models import Member
from lantu.ledger.choices import Form
from lantu.ledger.course import Goal, Measured, Stand, expected_on, stand_of
from lantu.ledger.models import Indicator, Measurement, Task, TaskOwner
from lantu.ledger.queries.tasks import visible_tasks


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator, what was measured of it in the order of time, and where it stands."""

    indicator: Indicator
    measured: Sequence[Measured]
    stand: Stand
    goal: Goal | None
    """The next goal from the day on; the last one behind all of them."""
    expected_today: float | None
    """What its course asks for on the day itself, whatever was measured."""


def indicators_for(member: Member) -> QuerySet[Indicator]:
    """The indicators of the rows that the member sees, with all that `standing_of` reads."""
    return (
        Indicator.objects.filter(task__in=visible_tasks(member).order_by())
        .select_related("task", "plan")
        .prefetch_related(
            "goals",
            Prefetch("task__owners", TaskOwner.objects.select_related("unit")),
            _holding("measurements"),
            _holding("numerator__measurements"),
            _holding("denominator__measurements"),
        )
        .order_by("plan", "task__number")
    )


def indicator_for(member: Member, indicator_id: int) -> Indicator | None:
    """The indicator, or None where it is not there for this member."""
    return indicators_for(member).filter(pk=indicator_id).first()


def indicator_of(member: Member, task: Task) -> int | None:
    """The number of the row's indicator; None where it is none."""
    found = Indicator.objects.filter(authority_id=member.authority_id, task=task)
    return found.values_list("pk", flat=True).first()


def trackable_rows(member: Member, plan_id: int) -> QuerySet[Task]:
    """The plan's rows with exactly one figure that are no indicators yet: targets, as they came."""
    rows = visible_tasks(member).filter(plan_id=plan_id, kind="target", indicator=None)
    return rows.annotate(figures_count=Count("figures")).filter(figures_count=1)


def all_measurements(indicator: Indicator) -> QuerySet[Measurement]:
    """Everything that was recorded, the newest day first, with who did it and what replaced it."""
    return (
        Measurement.objects.filter(indicator=indicator)
        .select_related("recorded_by", "superseded_by__recorded_by")
        .order_by("-day", "-pk")
    )


def measurement_for(member: Member, indicator_id: int, measurement_id: int) -> Measurement | None:
    """A value that may be corrected, or None where it is not there for this member."""
    indicator = indicator_for(member, indicator_id)
    if indicator is None:
        return None
    found = indicator.measurements.filter(pk=measurement_id).select_related("indicator")
    return found.filter(superseded_by=None, value__isnull=False).first()


def measured_of(indicator: Indicator) -> list[Measured]:
    """The values that hold, in the order of time; a ratio's are calculated."""
    if indicator.form == Form.RATIO:
        return _ratios(indicator)
    return _values(indicator)


def standing_of(indicator: Indicator, today: date) -> Standing:
    """Where it stands; reads what `indicators_for` has fetched."""
    course, measured = indicator.course, measured_of(indicator)
    coming = next((g for g in course.goals if g.year >= today.year), course.last)
    stand = stand_of(course, measured)
    return Standing(indicator, measured, stand, coming, expected_on(course, today))


def standings(indicators: Iterable[Indicator], today: date) -> list[Standing]:
    return [standing_of(indicator, today) for indicator in indicators]


def _holding(path: str) -> Prefetch[str, QuerySet[Measurement], str]:
    """The values that were neither superseded nor withdrawn."""
    holding = Measurement.objects.filter(superseded_by=None, value__isnull=False)
    return Prefetch(path, holding.order_by(F("day").asc()), to_attr="holding")


def _values(indicator: Indicator) -> list[Measured]:
    holding: list[Measurement] = getattr(indicator, "holding", [])
    return [Measured(m.day, m.value) for m in holding if m.value is not None]


def _ratios(indicator: Indicator) -> list[Measured]:
    """The ratio on each day on which both parts were measured and there is something below."""
    above, below = indicator.numerator, indicator.denominator
    if above is None or below is None:
        return []
    under = {m.day: m.value for m in _values(below) if m.value}
    return [
        Measured(m.day, indicator.scale * m.value / under[m.day])
        for m in _values(above)
        if m.day in under
    ]
