"""The document's own year."""

import pytest

from lantu.reading.fields import year


def test_year_stands_in_the_title() -> None:
    assert year.find("清河县2031年民生实事分工方案\n2030年12月20日") == 2031


def test_horizon_of_a_plan_is_not_its_year() -> None:
    text = "清河县第十五个五年规划和2040年远景目标纲要任务分工方案\n2031年3月2日"

    assert year.find(text) == 2031


def test_year_may_be_missing() -> None:
    assert year.find("要疏浚河道。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年是“十五五”开局之年，要修好堤坝。", 2026),
        ("“十四五”规划收官之年，要修好堤坝。", 2025),
        ("结合党史学习教育，要修好堤坝。", 2021),
    ],
)
def test_event_of_one_year_tells_it(text: str, expected: int) -> None:
    assert year.find(text) == expected


def test_year_that_is_written_goes_before_an_event() -> None:
    assert year.find("2022年任务分工方案\n巩固党史学习教育成果。") == 2022
