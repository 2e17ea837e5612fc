"""The pages of the indicators: who sees and does what, and what the pages say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.directory.models import Member
from lantu.ledger.actions.indicator import edit_indicator, track_rows
from lantu.ledger.actions.measurement import Value, record_measurement
from lantu.ledger.choices import Direction, Form, Kind, Nature, OwnerRole
from lantu.ledger.course import Baseline, Course, Goal, Measured
from lantu.ledger.measures import Measure
from lantu.ledger.models import Indicator, Measurement, Task
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from lantu.pages.components.measures import goal_words, number, with_unit
from lantu.pages.office.indicators.chart import chart_of
from tests import cast
from tests.cast import AT

DUE = DueValue("2030年", date(2030, 12, 31))
MEASURE = Measure(
    "养老床位",
    "张",
    Nature.BINDING,
    baseline=Baseline(2023, Decimal(600)),
    goals=[Goal(2030, ">=", Decimal(900))],
)


def target(
    by: Member, name: str = "养老床位", unit: str = "区住建委", kind: Kind = Kind.TARGET
) -> Task:
    row = cast.row(
        f"{name}达到900张",
        kind=kind,
        owners=[OwnerName(unit, OwnerRole.LEAD)],
        figures=[FigureValue(name, ">=", Decimal(900), "张")],
        due=DUE,
    )
    return cast.entered(by, [row], name=f"{name}.txt", title="十五五规划")[0]


@pytest.fixture
def indicator(planner: Member) -> Indicator:
    """养老床位 of 区住建委: 600 in 2023, at least 900 in 2030; never measured."""
    (made,) = track_rows(tasks=[target(planner)], by=planner, at=AT)
    return edit_indicator(indicator=made, measure=MEASURE, version=1, by=planner, at=AT)


def value(by: Member, indicator: Indicator, day: date, number: int) -> Measurement:
    said = Value(day, Decimal(number), "区民政局月报")
    return record_measurement(indicator=indicator, value=said, by=by, at=AT)


def test_list_says_where_each_indicator_stands(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    assert "Never measured 600 张 2023 never measured ≥ 900 张 2030" in cast.words_of(
        browser(planner), "/indicators/"
    )
    value(planner, indicator, date(2024, 12, 31), 700)
    said = cast.words_of(browser(planner), "/indicators/")
    assert (
        "养老床位 Binding 十五五规划 On course 600 张 2023 700 张 2024-12-31 ≥ 900 张 2030 33 %"
        in said
    )
    chinese = cast.words_of(browser(planner, "zh-hans"), "/indicators/")
    assert "约束性 十五五规划 正常 600 张" in chinese


def test_list_is_narrowed_by_plan_and_standing(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    client = browser(planner)
    assert "1–1 of 1" in cast.words_of(
        client, f"/indicators/?plan={indicator.plan_id}&standing=unmeasured"
    )
    assert "None stands there" in cast.words_of(client, "/indicators/?standing=behind")
    assert client.get("/indicators/?plan=999999").status_code == 404
    assert "1–1 of 1" in cast.words_of(client, "/indicators/?standing=nonsense&page=x")


def test_targets_of_a_plan_are_offered_and_become_indicators(
    browser: cast.Browser, planner: Member
) -> None:
    rows = [target(planner), target(planner, "托位"), target(planner, "网点", kind=Kind.TASK)]
    client, plan = browser(planner), rows[0].plan_id
    assert "2 targets of this plan have a figure" in cast.words_of(
        client, f"/indicators/?plan={plan}"
    )
    form = cast.words_of(client, f"/indicators/new/?plan={plan}")
    assert "托位 ≥ 900 张 2030" in form
    assert "网点" not in form

    answer = client.post(f"/indicators/new/?plan={plan}", {"row": [rows[1].pk, rows[2].pk, "x"]})

    assert answer["Location"] == f"/indicators/?plan={plan}"
    assert list(Indicator.objects.values_list("name", flat=True)) == ["托位"]


def test_page_says_where_it_stands_and_why(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    address = f"/indicators/{indicator.pk}/"
    assert "Never measured. That is not zero: nothing is known yet." in cast.words_of(
        browser(planner), address
    )
    value(planner, indicator, date(2024, 12, 31), 590)
    said = cast.words_of(browser(planner), address)
    assert "Went backwards" in said
    assert "590 张 as of Dec. 31, 2024, worse than the 600 张 it started from." in said
    assert "recorded 590 as of Dec. 31, 2024 (区民政局月报)" in said


def test_value_is_recorded_from_the_form(
    browser: cast.Browser, liaison: Member, indicator: Indicator
) -> None:
    client, address = browser(liaison), f"/indicators/{indicator.pk}/measure/"
    assert "The value is in 张." in cast.words_of(client, address)
    said = {
        "value": "0",
        "day": "2024-06-30",
        "bound": "about",
        "stage": "verified",
        "source": "年报",
    }
    assert client.post(address, said)["Location"] == f"/indicators/{indicator.pk}/"
    made = Measurement.objects.get()
    assert (made.value, made.day, made.bound, made.stage, made.source, made.recorded_by) == (
        0,
        date(2024, 6, 30),
        "about",
        "verified",
        "年报",
        liaison,
    )
    again = client.post(address, said)
    assert again.status_code == 422
    assert "There is a value for this day already" in again.content.decode()
    bad = client.post(address, said | {"value": "many", "day": "2024-02-30", "source": ""})
    assert (bad.status_code, Measurement.objects.count()) == (422, 1)
    assert "2024-02-30" in bad.content.decode()


def test_value_is_corrected_and_withdrawn_with_a_reason(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    client, page = browser(planner), f"/indicators/{indicator.pk}/"
    wrong = value(planner, indicator, date(2024, 6, 30), 70)
    said = {
        "value": "700",
        "day": "2024-06-30",
        "bound": "exact",
        "stage": "verified",
        "source": "年报",
    }
    address = f"{page}values/{wrong.pk}/"
    assert client.post(address, said).status_code == 422
    assert client.post(address, said | {"note": "少写一位"})["Location"] == page
    assert "corrected to 700 张 by" in cast.words_of(client, page)
    assert client.get(address).status_code == 404

    right = Measurement.objects.get(superseded_by=None)
    assert client.post(f"{page}values/{right.pk}/withdraw/", {"note": " "}).status_code == 422
    client.post(f"{page}values/{right.pk}/withdraw/", {"note": "口径不符"})
    shown = cast.words_of(client, page)
    assert "withdrawn by" in shown
    assert "No value has been recorded yet" in shown


def test_goals_are_stated_on_the_form(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    client, address = browser(planner), f"/indicators/{indicator.pk}/edit/"
    form = client.get(address).context
    assert [line.initial["year"] for line in form["lines"] if line.initial] == [*range(2024, 2031)]
    said = {
        "version": 2,
        "name": "养老床位数",
        "unit": "张",
        "nature": "expected",
        "form": "level",
        "direction": "up",
        "baseline_year": "2023",
        "baseline_value": "610",
        "goals-TOTAL_FORMS": 3,
        "goals-INITIAL_FORMS": 3,
        "goals-0-year": 2030,
        "goals-0-comparator": ">=",
        "goals-0-value": "950",
        "goals-1-year": 2025,
        "goals-1-comparator": "=",
        "goals-1-value": "700",
        "goals-2-year": 2026,
        "goals-2-comparator": "=",
        "goals-2-value": "",
    }
    assert client.post(address, said)["Location"] == f"/indicators/{indicator.pk}/"
    made = Indicator.objects.get()
    assert made.measure == replace(
        MEASURE,
        name="养老床位数",
        nature=Nature.EXPECTED,
        baseline=Baseline(2023, Decimal(610)),
        goals=[Goal(2025, "=", Decimal(700)), Goal(2030, ">=", Decimal(950))],
    )
    stale = client.post(address, said | {"name": "别的"})
    assert stale.status_code == 422
    assert "in the meantime" in stale.content.decode()
    half = client.post(address, said | {"version": 3, "baseline_value": "", "goals-1-year": ""})
    assert "What was the value in that year?" in half.content.decode()
    assert "Of which year is this goal?" in half.content.decode()


def test_row_of_an_indicator_leads_to_it(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    client, row = browser(planner), f"/ledger/{indicator.task_id}/"
    page = client.get(row).content.decode()
    assert f'href="/indicators/{indicator.pk}/"' in page
    assert f"{row}edit/figures/" not in page
    assert f"{row}edit/figures/" not in client.get("/ledger/").content.decode()
    assert client.get(f"{row}edit/figures/")["Location"] == f"/indicators/{indicator.pk}/edit/"


def test_indicator_becomes_an_ordinary_row_again(
    browser: cast.Browser, planner: Member, indicator: Indicator
) -> None:
    client = browser(planner)
    measured = Measurement.objects.filter(pk=value(planner, indicator, date(2024, 6, 30), 1).pk)
    client.post(f"/indicators/{indicator.pk}/remove/")
    assert Indicator.objects.exists()
    measured._raw_delete(measured.db)
    answer = client.post(f"/indicators/{indicator.pk}/remove/")
    assert answer["Location"] == f"/ledger/{indicator.task_id}/"
    assert not Indicator.objects.exists()


@pytest.mark.parametrize("path", ["", "edit/", "measure/", "values/{value}/"])
def test_stranger_finds_nothing_and_a_reader_no_form(
    browser: cast.Browser,
    planner: Member,
    leader: Member,
    stranger: Member,
    indicator: Indicator,
    path: str,
) -> None:
    made = value(planner, indicator, date(2024, 6, 30), 650)
    address = f"/indicators/{indicator.pk}/{path.format(value=made.pk)}"
    assert browser(planner).get(address).status_code == 200
    assert browser(leader).get(address).status_code == (404 if path else 200)
    assert browser(stranger).get(address).status_code == 404
    assert browser(stranger).get("/indicators/99999/").status_code == 404
    assert "养老床位" not in cast.words_of(browser(stranger), "/indicators/")


@pytest.mark.parametrize("path", ["edit/", "measure/", "remove/", "values/{value}/withdraw/"])
def test_nobody_else_changes_anything(
    browser: cast.Browser,
    planner: Member,
    auditor: Member,
    stranger: Member,
    indicator: Indicator,
    path: str,
) -> None:
    made = value(planner, indicator, date(2024, 6, 30), 650)
    address = f"/indicators/{indicator.pk}/{path.format(value=made.pk)}"
    for outsider in (auditor, stranger):
        assert browser(outsider).post(address, {"note": "x", "value": "1"}).status_code == 404
    assert Measurement.objects.count() == 1
    assert Indicator.objects.get().measure == MEASURE


def test_number_of_queries_does_not_grow_with_the_indicators(
    browser: cast.Browser, planner: Member
) -> None:
    counts, client = [], browser(planner)
    for names in (["一"], ["二", "三", "四"]):
        for indicator in track_rows(tasks=[target(planner, n) for n in names], by=planner, at=AT):
            value(planner, indicator, date(2024, 6, 30), 1)
            value(planner, indicator, date(2024, 12, 31), 2)
        with CaptureQueriesContext(connection) as seen:
            client.get("/indicators/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 14


def test_chart_draws_the_course_and_the_values_to_one_scale() -> None:
    course = Course(
        Form.LEVEL, Direction.UP, Baseline(2025, Decimal(0)), [Goal(2029, "=", Decimal(100))]
    )
    chart = chart_of(course, [Measured(date(2027, 12, 31), Decimal(50))], date(2027, 12, 31))

    assert chart is not None
    assert [mark.words for mark in chart.years] == ["2025", "2026", "2027", "2028", "2029"]
    assert [mark.words for mark in chart.steps] == ["0", "25", "50", "75", "100"]
    (spot,) = chart.values
    assert (spot.x, spot.y) == (chart.today, chart.steps[2].y)
    start, end = (tuple(map(float, p.split(","))) for p in chart.course.split())
    assert start[1] == chart.bottom
    assert end == (chart.right, chart.top)


def test_chart_needs_two_moments() -> None:
    bare = Course(Form.LEVEL, Direction.UP, None, [Goal(2030, "=", Decimal(5))])

    assert chart_of(bare, [], date(2027, 1, 1)) is None
    assert chart_of(bare, [Measured(date(2026, 1, 1), Decimal(5))], date(2027, 1, 1)) is not None


@pytest.mark.parametrize(
    "span", [("0", "0"), ("5", "5"), ("0.001", "0.0042"), ("-3", "7"), ("1e9", "3e9")]
)
def test_chart_has_room_for_any_values(span: tuple[str, str]) -> None:
    low, high = map(Decimal, span)
    course = Course(Form.LEVEL, Direction.UP, Baseline(2025, low), [Goal(2030, "=", high)])
    chart = chart_of(course, [], date(2040, 1, 1))

    assert chart is not None
    assert chart.today is None
    assert 2 <= len(chart.steps) <= 8
    heights = [float(point.split(",")[1]) for point in chart.course.split()]
    assert all(chart.top <= y <= chart.bottom for y in heights)


def test_figures_are_said_as_people_write_them() -> None:
    assert [number(v) for v in (Decimal(3200), Decimal("-1234567.50"), 3279.34, 46.789, 0.0)] == [
        "3,200",
        "−1,234,567.5",
        "3,279",
        "46.79",
        "0",
    ]
    assert [with_unit(Decimal(5), unit) for unit in ("%", "张", "")] == ["5%", "5 张", "5"]
    assert goal_words(Goal(2030, "~", Decimal("6.5")), "亿元", Form.GROWTH) == "≈ 6.5% a year"
