"""Making a row's figure an indicator, and stating what it is to reach.

The row's own figure follows the last goal, so that the ledger and the indicator never differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.choices import Form
from lantu.ledger.measures import (
    Measure,
    facts_of_measure,
    measure_changes,
    measure_of_row,
)
from lantu.ledger.models import Indicator, IndicatorGoal, Measurement, Task, TaskFigure
from lantu.ledger.rules import can_keep_ledger

BATCH = 500


class IndicatorChangedMeanwhile(Refused):
    """Somebody else edited the indicator since this person opened it."""


@in_turn
def track_rows(*, tasks: Sequence[Task], by: Member, at: datetime) -> list[Indicator]:
    """Make an indicator of each row that has exactly one figure and is none yet."""
    can_keep_ledger(by).require()
    numbers = [task.pk for task in tasks]
    rows = (
        Task.objects.select_for_update(of=("self",))
        .filter(pk__in=numbers, authority_id=by.authority_id, indicator=None)
        .select_related("plan", "document")
        .defer("document__text", "document__blocks", "document__articles", "document__tables")
        .prefetch_related("owners", "figures")
    )
    measures = {row: measure_of_row(row.contents, row.document.year) for row in rows}
    return enter_indicators({row: m for row, m in measures.items() if m}, by=by, at=at)


@in_turn
def enter_indicators(
    measures: Mapping[Task, Measure], *, by: Member, at: datetime
) -> list[Indicator]:
    """Indicators for these rows, in a constant number of queries."""
    can_keep_ledger(by).require()
    made = [_filled(Indicator(task=task), measure) for task, measure in measures.items()]
    for indicator in made:
        indicator.authority_id = indicator.task.authority_id
        indicator.plan_id = indicator.task.plan_id
    Indicator.objects.bulk_create(made, batch_size=BATCH)
    _write_goals(list(zip(made, measures.values(), strict=True)))
    _record(
        [
            Change("indicator.entered", "indicator", i.pk, {"task": i.task_id, "name": i.name})
            for i in made
        ],
        by=by,
        at=at,
    )
    return made


@in_turn
def edit_indicator(
    *, indicator: Indicator, measure: Measure, version: int, by: Member, at: datetime
) -> Indicator:
    """State anew what the indicator is to reach; what changed goes into the journal."""
    can_keep_ledger(by).require()
    indicator = _locked(indicator, by)
    if indicator.version != version:
        raise IndicatorChangedMeanwhile(
            _("Someone else has changed this indicator in the meantime. Please check it again.")
        )
    _require_whole(measure, indicator)
    changes = measure_changes(indicator.measure, measure)
    if not changes:
        return indicator
    _filled(indicator, measure).version += 1
    indicator.save()
    indicator.goals.all().delete()
    _write_goals([(indicator, measure)])
    _write_figure(indicator.task, measure, at=at)
    _record([Change("indicator.edited", "indicator", indicator.pk, changes)], by=by, at=at)
    return Indicator.objects.get(pk=indicator.pk)


@in_turn
def untrack_row(*, indicator: Indicator, by: Member, at: datetime) -> None:
    """Let the row have a figure alone again; refused once anything was measured."""
    can_keep_ledger(by).require()
    indicator = _locked(indicator, by)
    if Measurement.objects.filter(indicator=indicator).exists():
        raise Refused(_("Something was measured already, so the indicator stays."))
    if Indicator.objects.filter(numerator=indicator).exists() or (
        Indicator.objects.filter(denominator=indicator).exists()
    ):
        raise Refused(_("A ratio is calculated from this indicator, so it stays."))
    facts = {"task": indicator.task_id, **facts_of_measure(indicator.measure)}
    _record([Change("indicator.removed", "indicator", indicator.pk, facts)], by=by, at=at)
    indicator.delete()


def _locked(indicator: Indicator, by: Member) -> Indicator:
    found = Indicator.objects.select_for_update(of=("self",)).select_related("task")
    return found.get(pk=indicator.pk, authority_id=by.authority_id)


def _filled(indicator: Indicator, measure: Measure) -> Indicator:
    indicator.name, indicator.unit = measure.name.strip()[:200], measure.unit.strip()[:40]
    indicator.nature = measure.nature or ""
    indicator.form, indicator.direction = measure.form, measure.direction
    base = measure.baseline
    indicator.baseline_year = base.year if base else None
    indicator.baseline_value = base.value if base else None
    indicator.numerator_id, indicator.denominator_id = measure.numerator, measure.denominator
    return indicator


def _write_goals(pairs: Sequence[tuple[Indicator, Measure]]) -> None:
    IndicatorGoal.objects.bulk_create(
        [
            IndicatorGoal(indicator=i, year=g.year, comparator=g.comparator, value=g.value)
            for i, measure in pairs
            for g in measure.goals
        ],
        batch_size=BATCH,
    )


def _write_figure(task: Task, measure: Measure, *, at: datetime) -> None:
    figure = measure.figure
    if figure is None:
        return
    TaskFigure.objects.filter(task=task).delete()
    TaskFigure.objects.create(
        task=task,
        position=0,
        metric=figure.metric,
        comparator=figure.comparator,
        value=figure.value,
        unit=figure.unit,
    )
    Task.objects.filter(pk=task.pk).update(measured=True, changed_at=at)


def _require_whole(measure: Measure, indicator: Indicator) -> None:
    if not measure.name.strip():
        raise Refused(_("An indicator needs a name."))
    if not measure.goals:
        raise Refused(_("An indicator needs at least one goal: a year and the value to reach."))
    years = [goal.year for goal in measure.goals]
    if len(set(years)) < len(years):
        raise Refused(_("There are two goals for the same year."))
    if measure.baseline and measure.baseline.year >= min(years):
        raise Refused(_("The baseline's year must lie before the first goal's."))
    if measure.form == Form.GROWTH and measure.baseline is None:
        raise Refused(_("Average growth needs a baseline to grow from."))
    if measure.form == Form.RATIO:
        _require_ratio(measure, indicator)


def _require_ratio(measure: Measure, indicator: Indicator) -> None:
    parts = {measure.numerator or indicator.pk, measure.denominator or indicator.pk}
    if len(parts) < 2 or indicator.pk in parts:
        raise Refused(_("A ratio needs two other indicators."))
    known = Indicator.objects.filter(pk__in=parts, authority_id=indicator.authority_id)
    if known.exclude(form=Form.RATIO).count() < 2:
        raise Refused(_("A ratio is calculated from two measured indicators of this district."))


def _record(changes: Sequence[Change], *, by: Member, at: datetime) -> None:
    record_deed(list(changes), by=by, at=at)
