"""What the pages of the indicators show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.common.paging import Page, page_of_list
from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.directory.queries import names_of
from lantu.journal.queries import history_of
from lantu.ledger.choices import Bound, Form, Stage
from lantu.ledger.choices import Standing as Stands
from lantu.ledger.course import Goal
from lantu.ledger.models import Indicator, Measurement, Plan
from lantu.ledger.queries.indicators import (
    Standing,
    all_measurements,
    indicators_for,
    standing_of,
    standings,
    trackable_rows,
)
from lantu.ledger.rules import can_keep_ledger, can_measure
from lantu.pages.components.contexts import Tab
from lantu.pages.components.events import Event
from lantu.pages.components.measures import LIGHTS, day_words, goal_words, with_unit
from lantu.pages.office.indicators.chart import Chart, chart_of
from lantu.pages.office.indicators.history import events_of
from lantu.pages.office.ledger.rows import Body, bodies_of

SIZE = 50


@dataclass(frozen=True, slots=True)
class Light:
    """A standing's shape and word, and why."""

    level: str
    words: Words
    why: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of the list."""

    pk: int
    name: str
    plan: str
    nature: Words
    bodies: Sequence[Body]
    baseline: str
    baseline_year: int | None
    latest: str
    latest_day: date | None
    goal: str
    goal_year: int | None
    light: Light
    percent: int | None
    """Of the way from the baseline to the last goal; None where there is no way."""


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """The indicators of a plan, or of all."""

    page: Page[IndicatorLine]
    tabs: Sequence[Tab]
    plan: Plan | None
    plans: Sequence[Plan]
    trackable: int
    track: str
    keeps_ledger: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A measurement as it was recorded, and what became of it."""

    pk: int
    day: date
    value: str
    bound: Words
    stage: Words
    source: str
    who: str
    at: datetime
    holds: bool
    became: str
    """What took its place and why, empty where it holds."""


@dataclass(frozen=True, slots=True)
class GoalShown:
    """What a year asks for, and what its end brought."""

    year: int
    goal: str
    reached: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator in full."""

    pk: int
    line: IndicatorLine
    unit: str
    form: Words
    direction: Words
    plan_href: str
    task_href: str
    number: int
    text: str
    parts: Sequence[tuple[str, str]]
    """Name and address of the two indicators that a ratio is calculated from."""
    goals: Sequence[GoalShown]
    values: Sequence[Value]
    chart: Chart | None
    events: Sequence[Event]
    may_edit: bool
    may_measure: bool
    may_untrack: bool
    today: date


def indicator_list(
    member: Member, plans: Sequence[Plan], *, plan: Plan | None, stands: str, page: int, today: date
) -> IndicatorList:
    """The list with how many stand where; `stands` is one of `Standing`, or empty for all."""
    found = indicators_for(member)
    if plan is not None:
        found = found.filter(plan=plan)
    all_of = standings(found, today)
    chosen = [s for s in all_of if not stands or s.stand.standing == stands]
    keeps = bool(can_keep_ledger(member))
    trackable = trackable_rows(member, plan.pk).count() if plan and keeps else 0
    shown = page_of_list(chosen, page, SIZE)
    lines = [indicator_line(standing) for standing in shown.rows]
    return IndicatorList(
        page=Page(lines, shown.number, shown.size, shown.total),
        tabs=_tabs(all_of, plan, stands),
        plan=plan,
        plans=plans,
        trackable=trackable,
        track=f"{reverse('indicators-track')}?plan={plan.pk}" if plan else "",
        keeps_ledger=keeps,
    )


def indicator_line(standing: Standing) -> IndicatorLine:
    indicator, stand = standing.indicator, standing.stand
    base, latest, goal = indicator.baseline, stand.latest, standing.goal
    share = stand.share
    return IndicatorLine(
        pk=indicator.pk,
        name=indicator.name,
        plan=indicator.plan.title,
        nature=indicator.get_nature_display(),
        bodies=bodies_of(indicator.task),
        baseline=with_unit(base.value, indicator.unit) if base else "",
        baseline_year=base.year if base else None,
        latest=with_unit(_rounded(latest.value), indicator.unit) if latest else "",
        latest_day=latest.day if latest else None,
        goal=goal_words(goal, indicator.unit, indicator.form),
        goal_year=goal.year if goal else None,
        light=light_of(standing),
        percent=None if share is None else round(100 * share),
    )


def light_of(standing: Standing) -> Light:
    """The standing as a shape and a word, with the comparison behind it."""
    where = standing.stand.standing
    return Light(LIGHTS[where], where.label, _why(standing))


def indicator_page(member: Member, indicator: Indicator, *, today: date) -> IndicatorPage:
    """Everything the page says of the indicator."""
    standing = standing_of(indicator, today)
    recorded = list(all_measurements(indicator))
    may_edit = bool(can_keep_ledger(member))
    measures = bool(can_measure(member, indicator.task)) and indicator.form != Form.RATIO
    return IndicatorPage(
        pk=indicator.pk,
        line=indicator_line(standing),
        unit=indicator.unit,
        form=indicator.get_form_display(),
        direction=indicator.get_direction_display(),
        plan_href=f"{reverse('indicators')}?plan={indicator.plan_id}",
        task_href=reverse("task", args=[indicator.task_id]),
        number=indicator.task.number,
        text=indicator.task.text,
        parts=_parts(indicator),
        goals=[_goal_shown(goal, standing) for goal in indicator.course.goals],
        values=[_value(m, indicator.unit) for m in recorded if m.value is not None],
        chart=chart_of(indicator.course, standing.measured, today),
        events=_events(member, indicator),
        may_edit=may_edit,
        may_measure=measures,
        may_untrack=may_edit and not recorded,
        today=today,
    )


def _why(standing: Standing) -> str:
    """What the latest value was held against."""
    indicator, stand = standing.indicator, standing.stand
    unit = indicator.unit
    if stand.latest is None:
        if standing.expected_today is None:
            return _("No value has been recorded yet.")
        asked = with_unit(standing.expected_today, unit)
        return _("No value has been recorded yet; by today the course asks for %(asked)s.") % {
            "asked": asked
        }
    said = {
        "value": with_unit(_rounded(stand.latest.value), unit),
        "day": day_words(stand.latest.day),
        "asked": with_unit(stand.expected, unit),
        "base": with_unit(indicator.baseline.value, unit) if indicator.baseline else "",
    }
    if stand.standing == Stands.BACKWARDS and indicator.form != Form.CUMULATIVE:
        return _("%(value)s as of %(day)s, worse than the %(base)s it started from.") % said
    if stand.expected is None:
        return _("%(value)s as of %(day)s; there is no baseline to draw a course from.") % said
    return _("%(value)s as of %(day)s; the course asked for %(asked)s.") % said


def _rounded(value: Decimal) -> Decimal | float:
    """A calculated value has more digits than anybody reads."""
    exponent = value.normalize().as_tuple().exponent
    return float(value) if isinstance(exponent, int) and exponent < -6 else value


def _tabs(all_of: Sequence[Standing], plan: Plan | None, chosen: str) -> list[Tab]:
    counts = Counter(standing.stand.standing for standing in all_of)
    base = reverse("indicators")
    query = f"plan={plan.pk}&" if plan else ""
    tabs = [Tab(_("All"), f"{base}?{query}", not chosen, len(all_of))]
    return tabs + [
        Tab(s.label, f"{base}?{query}standing={s.value}", s == chosen, counts[s])
        for s in Stands
        if counts[s]
    ]


def _parts(indicator: Indicator) -> list[tuple[str, str]]:
    parts = [part for part in (indicator.numerator, indicator.denominator) if part is not None]
    return [(part.name, reverse("indicator", args=[part.pk])) for part in parts]


def _goal_shown(goal: Goal, standing: Standing) -> GoalShown:
    """The year's goal beside the last value of the year."""
    indicator = standing.indicator
    within = [m for m in standing.measured if m.day.year == goal.year]
    reached = within[-1] if within else None
    words = with_unit(_rounded(reached.value), indicator.unit) if reached else ""
    return GoalShown(goal.year, goal_words(goal, indicator.unit, indicator.form), words)


def _value(measurement: Measurement, unit: str) -> Value:
    after: Measurement | None = getattr(measurement, "superseded_by", None)
    return Value(
        pk=measurement.pk,
        day=measurement.day,
        value=with_unit(measurement.value, unit),
        bound="" if measurement.bound == Bound.EXACT else Bound(measurement.bound).label,
        stage=Stage(measurement.stage).label,
        source=measurement.source,
        who=measurement.recorded_by.name,
        at=measurement.recorded_at,
        holds=after is None,
        became=_became(after, unit) if after else "",
    )


def _became(after: Measurement, unit: str) -> str:
    """Who put what in its place, and why."""
    said = {
        "who": after.recorded_by.name,
        "day": day_words(timezone.localdate(after.recorded_at)),
        "value": with_unit(after.value, unit),
        "why": after.note,
    }
    if after.value is None:
        return _("withdrawn by %(who)s on %(day)s: %(why)s") % said
    return _("corrected to %(value)s by %(who)s on %(day)s: %(why)s") % said


def _events(member: Member, indicator: Indicator) -> list[Event]:
    entries = list(history_of(member.authority_id, "indicator", indicator.pk))
    numbers = {entry.member_id for entry in entries if entry.member_id is not None}
    return events_of(entries, names_of(member.authority_id, numbers), indicator.unit)
