"""The document's own year."""

from lantu.reading.fields import year


def test_year_stands_in_the_title() -> None:
    assert year.find("清河县2031年民生实事分工方案\n2030年12月20日") == 2031


def test_horizon_of_a_plan_is_not_its_year() -> None:
    text = "清河县第十五个五年规划和2040年远景目标纲要任务分工方案\n2031年3月2日"

    assert year.find(text) == 2031


def test_year_may_be_missing() -> None:
    assert year.find("要疏浚河道。") is None
