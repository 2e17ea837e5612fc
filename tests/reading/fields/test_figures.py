"""Figures with bound, value and unit, and numbers that are none."""

import pytest

from lantu.reading.fields import figures


def _figures(text: str) -> list[tuple[str, float, str]]:
    return [
        (q.comparator, q.value, "".join(text[a:b] for a, b in q.unit))
        for q in figures.find(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建学校5所。", [("=", 5.0, "所")]),
        ("增长7%以上。", [(">=", 7.0, "%")]),
        ("失业率控制在5.5%以内。", [("<=", 5.5, "%")]),
        ("总产值突破300亿元。", [(">=", 300.0, "亿元")]),
        ("新增就业1.2万人左右。", [("~", 1.2, "万人")]),
        ("惠及居民30多万人。", [(">=", 30.0, "万人")]),
        ("共有200余家企业到场。", [(">=", 200.0, "家")]),
        ("装机50万千瓦。", [("=", 50.0, "万千瓦")]),
        ("新增绿地3-5处。", [(">=", 3.0, "处"), ("<=", 5.0, "处")]),
        ("增长率小于4‰。", [("<", 4.0, "‰")]),
        ("累计观看达6,398人次。".replace(",", "，"), [("=", 6398.0, "人次")]),
        ("最长不超过3个月。", [("<=", 3.0, "个月")]),
        ("满意度达到百分之九十五以上。", [(">=", 95.0, "百分之")]),
        (
            "覆盖率达到百分之百，合格率不低于百分之十二。",
            [("=", 100.0, "百分之"), (">=", 12.0, "百分之")],
        ),
    ],
)
def test_find_reads_bound_value_and_unit(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert _figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2031年6月30日召开会议。",
        "实施“1234”行动。",
        "举办第12届运动会。",
        "打造15分钟生活圈。",
        "为60岁以上老年人服务。",
        "办好20项民生实事。",
        "清政发【2031】5号。",
        f"汇入账户{'4' * 400}元。",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每周洒水7次（白天6次，晚上1次）。", [("=", 7.0, "次")]),
        ("新增学位900个（其中小学600个）。", [("=", 900.0, "个"), ("=", 600.0, "个")]),
        ("清洗次数从原每月2次增加到4次。", [("=", 4.0, "次")]),
        ("其中133个续建项目完成投资454亿元。", [("=", 454.0, "亿元")]),
        ("改造东门、西门等七个菜市场。", [("=", 7.0, "个")]),
        ("走访3户5户（东门2户，西门1户）。", [("=", 3.0, "户"), ("=", 5.0, "户")]),
    ],
)
def test_number_that_explains_another_is_left_out(
    text: str, expected: list[tuple[str, float, str]]
) -> None:
    assert _figures(text) == expected


def test_verb_before_a_number_is_no_document_number() -> None:
    assert _figures("将举办160余场招聘会。") == [(">=", 160.0, "场")]
