"""The years of a plan, as its title says them."""

import pytest

from lantu.ledger.period import Period, period_of


@pytest.mark.parametrize(
    ("title", "year", "period"),
    [
        ("河西区“十五五”规划纲要", 2025, (2026, 2030)),
        ("十四五规划任务分工", None, (2021, 2025)),
        ("十三五时期经济社会发展规划", None, (2016, 2020)),
        ("“二十一五”远景设想", None, (2056, 2060)),
        ("行动方案（2024—2026年）", 2024, (2024, 2026)),
        ("三年行动计划（2025-2027）", None, (2025, 2027)),
        ("2026年政府工作报告任务分工", 2025, (2026, 2026)),
        ("便民二十五条措施", 2025, (2025, 2025)),
        ("任务分工", 2025, (2025, 2025)),
        ("任务分工", None, None),
    ],
)
def test_period_is_what_the_title_says(title: str, year: int | None, period: Period | None) -> None:
    assert period_of(title, year) == period
