"""What a figure counts or measures."""

from __future__ import annotations

import pytest

from lantu.reading.fields import figures


def metrics(text: str) -> list[str]:
    found = figures.find(text, 0, len(text))
    return ["".join(text[a:b] for a, b in quantity.metric) for quantity in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建学校5所。", ["新建学校"]),
        ("将在9月底前新增停车泊位800个，其中共享泊位300个。", ["新增停车泊位", "共享泊位"]),
        ("一般公共预算收入力争突破80亿元。", ["一般公共预算收入"]),
        ("养老护理员持证率不低于90%。", ["养老护理员持证率"]),
        ("建设20个口袋公园、3处绿道。", ["口袋公园", "绿道"]),
        ("扶持30家孵化器和2个众创空间。", ["孵化器", "众创空间"]),
        ("全区共举办招聘活动60场。", ["招聘活动"]),
        ("1至8月续建项目完成投资4.5亿元。", ["完成投资"]),
        ("现场达成就业意向300余人。", ["就业意向"]),
    ],
)
def test_metric_is_the_shortest_words_that_say_what_is_counted(
    text: str, expected: list[str]
) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业增加值同比增长5%。", ["工业增加值增长"]),
        ("到位额达到60亿元，较上年增长8%。", ["到位额", "到位额增长"]),
        ("年内新建驿站6个，上半年完成4个。", ["新建驿站", "新建驿站"]),
        ("改造旧楼20个、2964户。", ["旧楼", "旧楼"]),
    ],
)
def test_change_alone_goes_on_with_what_was_measured_before(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_change_of_another_sentence_has_a_measure_of_its_own() -> None:
    assert metrics("新建驿站6个。增长8%。") == ["新建驿站", "增长"]
