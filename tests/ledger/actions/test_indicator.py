"""Making indicators of rows, stating what they are to reach, and measuring them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.common.verdicts import Refused
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member, Unit
from lantu.journal.queries import first_fault, history_of
from lantu.ledger.actions.indicator import (
    IndicatorChangedMeanwhile,
    edit_indicator,
    track_rows,
    untrack_row,
)
from lantu.ledger.actions.measurement import (
    Value,
    correct_measurement,
    record_measurement,
    withdraw_measurement,
)
from lantu.ledger.actions.task import edit_task
from lantu.ledger.choices import Direction, Form, Kind, Nature, OwnerRole, Stage, Standing
from lantu.ledger.course import Baseline, Goal, Measured
from lantu.ledger.measures import Measure
from lantu.ledger.models import Indicator, Task
from lantu.ledger.queries.indicators import (
    all_measurements,
    indicator_for,
    measured_of,
    standing_of,
    trackable_rows,
)
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from tests import cast

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TODAY = date(2027, 3, 1)
BEDS = FigureValue("养老床位", ">=", Decimal(900), "张")
GOAL = Goal(2030, ">=", Decimal(900))
MEASURE = Measure(
    "养老床位",
    "张",
    nature=Nature.BINDING,
    baseline=Baseline(2025, Decimal(600)),
    goals=[Goal(2026, ">=", Decimal(700)), GOAL],
)


def _target(by: Member, *, figures: int = 1, unit: str = "区住建委") -> Task:
    row = cast.row(
        "养老床位达到900张",
        kind=Kind.TARGET,
        owners=[OwnerName(unit, OwnerRole.LEAD), OwnerName("区教育局", OwnerRole.SUPPORT)],
        figures=[replace(BEDS, metric=f"养老床位{'一二三'[i]}") for i in range(figures)]
        if figures > 1
        else [BEDS] * figures,
        due=DueValue("2030年", date(2030, 12, 31)),
    )
    return cast.entered(by, [row], name=f"{figures}{unit}.txt")[0]


@pytest.fixture
def indicator(planner: Member) -> Indicator:
    """Of a row that 区住建委 leads, from 600 in 2025 over 700 in 2026 to 900 in 2030."""
    (made,) = track_rows(tasks=[_target(planner)], by=planner, at=NOW)
    return edit_indicator(indicator=made, measure=MEASURE, version=1, by=planner, at=NOW)


def _value(day: date, value: int, source: str = "区民政局月报") -> Value:
    return Value(day, Decimal(value), source)


def _verbs(indicator: Indicator) -> list[str]:
    return [e.verb for e in history_of(indicator.authority_id, "indicator", indicator.pk)]


def test_row_with_one_figure_becomes_an_indicator_with_its_goal(planner: Member) -> None:
    row, none, two = _target(planner), _target(planner, figures=0), _target(planner, figures=2)

    assert list(trackable_rows(planner, row.plan_id)) == [row]
    (made,) = track_rows(tasks=[row, none, two], by=planner, at=NOW)

    assert (made.task, made.plan) == (row, row.plan)
    assert made.measure == Measure("养老床位", "张", goals=[GOAL])
    assert list(trackable_rows(planner, row.plan_id)) == []
    assert track_rows(tasks=[row], by=planner, at=NOW) == []


def test_only_keepers_make_indicators_and_only_of_their_own_district(
    planner: Member, liaison: Member, stranger: Member
) -> None:
    row = _target(planner)

    with pytest.raises(Refused):
        track_rows(tasks=[row], by=liaison, at=NOW)
    assert track_rows(tasks=[row], by=stranger, at=NOW) == []


def test_last_goal_is_the_rows_figure(indicator: Indicator, planner: Member) -> None:
    changed = replace(
        MEASURE, unit="床", goals=[*MEASURE.goals[:1], replace(GOAL, value=Decimal(950))]
    )
    edit_indicator(indicator=indicator, measure=changed, version=2, by=planner, at=NOW)

    row = Task.objects.get(pk=indicator.task_id)
    assert row.contents.figures == [FigureValue("养老床位", ">=", Decimal(950), "床")]
    with pytest.raises(Refused, match="This row is an indicator"):
        edit_task(
            task=row, contents=replace(row.contents, figures=[BEDS]), version=1, by=planner, at=NOW
        )
    edit_task(
        task=row, contents=replace(row.contents, person="张三"), version=1, by=planner, at=NOW
    )


def test_edit_keeps_what_was_before_in_the_journal(indicator: Indicator, planner: Member) -> None:
    same = edit_indicator(indicator=indicator, measure=MEASURE, version=2, by=planner, at=NOW)
    assert same.version == 2
    lower = replace(MEASURE, direction=Direction.DOWN, baseline=None)
    edit_indicator(indicator=indicator, measure=lower, version=2, by=planner, at=NOW)

    last = history_of(indicator.authority_id, "indicator", indicator.pk).last()
    assert last is not None
    assert last.facts == {"direction": ["up", "down"], "baseline": [[2025, "600"], None]}
    assert first_fault(indicator.authority_id) is None
    with pytest.raises(IndicatorChangedMeanwhile):
        edit_indicator(indicator=indicator, measure=MEASURE, version=2, by=planner, at=NOW)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"goals": []}, "at least one goal"),
        ({"goals": [GOAL, GOAL]}, "two goals for the same year"),
        ({"baseline": Baseline(2026, Decimal(1))}, "must lie before"),
        ({"form": Form.GROWTH, "baseline": None}, "needs a baseline to grow from"),
        ({"form": Form.RATIO}, "two other indicators"),
    ],
)
def test_measure_that_cannot_be_is_refused_in_words(
    indicator: Indicator, planner: Member, change: dict[str, object], words: str
) -> None:
    measure = replace(MEASURE, **change)  # type: ignore[arg-type]

    with pytest.raises(Refused, match=words):
        edit_indicator(indicator=indicator, measure=measure, version=2, by=planner, at=NOW)
    assert Indicator.objects.get(pk=indicator.pk).measure == MEASURE


def test_measured_value_says_where_it_stands(indicator: Indicator, liaison: Member) -> None:
    record_measurement(
        indicator=indicator, value=_value(date(2026, 6, 30), 640), by=liaison, at=NOW
    )
    record_measurement(
        indicator=indicator, value=_value(date(2026, 12, 31), 705), by=liaison, at=NOW
    )

    found = indicator_for(liaison, indicator.pk)
    assert found is not None
    standing = standing_of(found, TODAY)
    assert standing.measured == [
        Measured(date(2026, 6, 30), Decimal(640)),
        Measured(date(2026, 12, 31), Decimal(705)),
    ]
    assert (standing.stand.standing, standing.goal) == (Standing.ON_COURSE, GOAL)
    assert standing.stand.share == pytest.approx(105 / 300)


def test_correction_supersedes_and_withdrawal_leaves_nothing(
    indicator: Indicator, planner: Member
) -> None:
    first = record_measurement(
        indicator=indicator, value=_value(date(2026, 6, 30), 64), by=planner, at=NOW
    )
    better = replace(_value(date(2026, 6, 30), 640), stage=Stage.VERIFIED)
    second = correct_measurement(
        measurement=first, value=better, note="少写一位", by=planner, at=NOW
    )

    found = indicator_for(planner, indicator.pk)
    assert found is not None
    assert measured_of(found) == [Measured(date(2026, 6, 30), Decimal(640))]
    with pytest.raises(Refused, match="in the meantime"):
        withdraw_measurement(measurement=first, note="重复", by=planner, at=NOW)
    withdraw_measurement(measurement=second, note="口径不符", by=planner, at=NOW)

    found = indicator_for(planner, indicator.pk)
    assert found is not None
    assert measured_of(found) == []
    assert [(m.value, m.note) for m in all_measurements(indicator)] == [
        (None, "口径不符"),
        (Decimal(640), "少写一位"),
        (Decimal(64), ""),
    ]
    assert _verbs(indicator)[2:] == [
        "measurement.recorded",
        "measurement.corrected",
        "measurement.withdrawn",
    ]
    record_measurement(indicator=indicator, value=better, by=planner, at=NOW)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (_value(date(2027, 3, 2), 1), "has not come yet"),
        (_value(TODAY, 1, " "), "where the value is from"),
        (_value(date(2026, 6, 30), 1), "a value for this day already"),
    ],
)
def test_measurement_that_cannot_be_is_refused_in_words(
    indicator: Indicator, planner: Member, value: Value, words: str
) -> None:
    record_measurement(indicator=indicator, value=_value(date(2026, 6, 30), 5), by=planner, at=NOW)

    with pytest.raises(Refused, match=words):
        record_measurement(indicator=indicator, value=value, by=planner, at=NOW)


def test_who_answers_for_the_row_measures_it_and_nobody_else(
    indicator: Indicator, planner: Member, units: dict[str, Unit], stranger: Member
) -> None:
    supporting = cast.member(units["区教育局"], MemberRole.LIAISON)
    leader = cast.member(units["河西区"], MemberRole.LEADER)
    for outsider in (supporting, leader):
        with pytest.raises(Refused, match="Only the units that answer"):
            record_measurement(indicator=indicator, value=_value(TODAY, 1), by=outsider, at=NOW)
    with pytest.raises(Indicator.DoesNotExist):
        record_measurement(indicator=indicator, value=_value(TODAY, 1), by=stranger, at=NOW)
    assert indicator_for(stranger, indicator.pk) is None
    record_measurement(indicator=indicator, value=_value(TODAY, 1), by=planner, at=NOW)


def test_ratio_is_calculated_from_two_others_on_the_days_both_have(planner: Member) -> None:
    rows = [_target(planner, unit=unit) for unit in ("区住建委", "区教育局", "区审计局")]
    ratio, above, below = track_rows(tasks=rows, by=planner, at=NOW)
    share = replace(
        MEASURE, name="占比", unit="%", form=Form.RATIO, numerator=above.pk, denominator=below.pk
    )
    edit_indicator(indicator=ratio, measure=share, version=1, by=planner, at=NOW)
    for indicator, day, number in (
        (above, date(2026, 6, 30), 30),
        (below, date(2026, 6, 30), 40),
        (above, date(2026, 9, 30), 30),
        (below, date(2026, 12, 31), 0),
        (above, date(2026, 12, 31), 5),
    ):
        record_measurement(indicator=indicator, value=_value(day, number), by=planner, at=NOW)

    found = indicator_for(planner, ratio.pk)
    assert found is not None
    assert measured_of(found) == [Measured(date(2026, 6, 30), Decimal(75))]
    with pytest.raises(Refused, match="calculated from two others"):
        record_measurement(indicator=ratio, value=_value(TODAY, 1), by=planner, at=NOW)


def test_part_of_a_ratio_stays(planner: Member) -> None:
    rows = [_target(planner, unit=unit) for unit in ("区住建委", "区教育局", "区审计局")]
    ratio, above, below = track_rows(tasks=rows, by=planner, at=NOW)
    share = replace(MEASURE, form=Form.RATIO, numerator=above.pk, denominator=below.pk)
    edit_indicator(indicator=ratio, measure=share, version=1, by=planner, at=NOW)

    for part in (above, below):
        with pytest.raises(Refused, match="A ratio is calculated from this indicator"):
            untrack_row(indicator=part, by=planner, at=NOW)


def test_indicator_without_values_can_be_given_up(indicator: Indicator, planner: Member) -> None:
    untrack_row(indicator=indicator, by=planner, at=NOW)

    assert not Indicator.objects.exists()
    assert _verbs(indicator)[-1] == "indicator.removed"
    row = Task.objects.get(pk=indicator.task_id)
    assert row.contents.figures == [BEDS]


def test_indicator_with_values_stays(indicator: Indicator, planner: Member) -> None:
    record_measurement(indicator=indicator, value=_value(TODAY, 1), by=planner, at=NOW)

    with pytest.raises(Refused, match="Something was measured already"):
        untrack_row(indicator=indicator, by=planner, at=NOW)


def test_making_many_takes_the_same_queries_as_few(planner: Member) -> None:
    counts = []
    for names in (["甲.txt"], ["乙.txt", "丙.txt", "丁.txt"]):
        rows = [cast.entered(planner, [cast.row(figures=[BEDS])], name=name)[0] for name in names]
        with CaptureQueriesContext(connection) as queries:
            assert len(track_rows(tasks=rows, by=planner, at=NOW)) == len(names)
        counts.append(len(queries))

    assert counts[0] == counts[1]
