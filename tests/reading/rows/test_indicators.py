"""Lines of indicator tables: baseline, goals by year, how they count, how far they bind."""

import pytest

from lantu.reading.model import Form, Indicator, Nature, YearValue
from lantu.reading.rows.candidates import Target
from lantu.reading.rows.indicators import Column, Line, line_of


def _line(
    *values: tuple[str, str],
    name: str = "养老床位数",
    unit: str = "张",
    nature: str = "",
    year: int | None = 2026,
) -> Line | None:
    """The line of a table whose heads and values these are."""
    columns = [
        Column("content", "指标", name),
        Column("unit", "单位", unit),
        *(Column("growth" if "年均" in head else "year", head, words) for head, words in values),
        Column("nature", "属性", nature),
    ]
    return line_of(name, columns, year=year)


def test_first_of_two_years_is_where_the_plan_starts() -> None:
    assert _line(("2025年", "620"), ("2030年", "≥900"), nature="约束性") == Line(
        Target("养老床位数", ">=", 900.0, "张"),
        Indicator(
            "张",
            Nature.BINDING,
            Form.LEVEL,
            YearValue(2025, "=", 620.0),
            (YearValue(2030, ">=", 900.0),),
        ),
    )


def test_years_one_after_another_are_goals_unless_a_head_says_otherwise() -> None:
    coming = _line(("2026年", "1"), ("2027年", "2"), ("2028年", "3"))
    measured = _line(("2026年预计", "1"), ("2027年目标", "2"), ("2028年目标", "3"))

    assert coming is not None
    assert coming.indicator == Indicator(
        "张",
        goals=(YearValue(2026, "=", 1.0), YearValue(2027, "=", 2.0), YearValue(2028, "=", 3.0)),
    )
    assert measured is not None
    assert measured.indicator == Indicator(
        "张",
        baseline=YearValue(2026, "=", 1.0),
        goals=(YearValue(2027, "=", 2.0), YearValue(2028, "=", 3.0)),
    )


def test_year_before_the_documents_own_has_been() -> None:
    line = _line(("2025年", "5"), ("2026年", "6"))

    assert line is not None
    assert line.indicator == Indicator(
        "张", baseline=YearValue(2025, "=", 5.0), goals=(YearValue(2026, "=", 6.0),)
    )


def test_square_brackets_mean_the_sum_of_the_years() -> None:
    line = _line(("2025年", "0"), ("2030年", "[18]"), nature="预期性")

    assert line is not None
    assert line.indicator == Indicator(
        "张",
        Nature.EXPECTED,
        Form.CUMULATIVE,
        YearValue(2025, "=", 0.0),
        (YearValue(2030, "=", 18.0),),
    )


def test_average_growth_is_the_goal_where_no_year_has_one() -> None:
    growth = ("年均增速（%）", "6左右")
    line = _line(("2025年", "812"), ("2030年", "——"), growth, name="生产总值", unit="亿元")
    both = _line(("2025年", "812"), ("2030年", "1080"), growth, name="生产总值", unit="亿元")

    assert line == Line(
        Target("生产总值年均增速", "~", 6.0, "%"),
        Indicator(
            "亿元",
            form=Form.GROWTH,
            baseline=YearValue(2025, "=", 812.0),
            goals=(YearValue(2030, "~", 6.0),),
        ),
    )
    assert both is not None
    assert both.target == Target("生产总值", "=", 1080.0, "亿元")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("≤36", "<="),
        ("5左右", "~"),
        ("＞10", ">"),
        ("<1", "<"),
        ("90以上", ">="),
        ("控制在40以内", "<="),
        ("46.5", "="),
        ("-2.5", "="),
    ],
)
def test_bound_of_a_goal_is_what_its_words_mean(words: str, bound: str) -> None:
    line = _line(("2025年", "1"), ("2030年", words))

    assert line is not None
    assert line.indicator is not None
    assert [goal.comparator for goal in line.indicator.goals] == [bound]


def test_unit_comes_from_its_column_the_names_bracket_or_a_per_cent_sign() -> None:
    name = "网办率（件）"
    lines = [
        _line(("2030年", "5"), name=name, unit="项"),
        _line(("2030年", "5"), name=name, unit=""),
        _line(("2030年", "5%"), name=name, unit="项"),
        _line(("2030年", "5"), unit=""),
    ]

    assert [line.target.unit for line in lines if line] == ["项", "件", "%", ""]


def test_name_goes_without_its_number_and_breaks() -> None:
    named = [
        _line(("2030年", "5"), name=name) for name in ("1.每千人\n床位数", "（2）床位", "5.5G基站")
    ]

    assert [line.target.metric for line in named if line] == ["每千人床位数", "床位", "5.5G基站"]


def test_table_that_looks_back_has_figures_and_no_way_ahead() -> None:
    line = _line(("2025年目标", "79"), ("2025年完成", "72"))

    assert line == Line(Target("养老床位数", "=", 72.0, "张"), None)


def test_line_without_a_value_is_no_indicator() -> None:
    assert _line(("2025年", "——"), ("2030年", "持续改善")) is None


def test_value_under_a_head_without_a_year_is_the_documents_year() -> None:
    dated = _line(("目标值", "900"))
    unknown = _line(("目标值", "900"), year=None)

    assert dated is not None
    assert dated.indicator == Indicator("张", goals=(YearValue(2026, "=", 900.0),))
    assert unknown is not None
    assert unknown.indicator is None
