"""First letters of pinyin."""

from __future__ import annotations

import pytest

from lantu.search.initials import all_initials, is_initials, place_of, readings


def test_character_has_the_initial_of_each_of_its_readings() -> None:
    assert readings("行") == {"x", "h"}
    assert readings("学") == {"x"}
    assert readings("Ａ") == readings("a") == {"a"}
    assert readings("，") == readings(" ") == frozenset()


@pytest.mark.parametrize(
    ("letters", "text", "place"),
    [
        ("xx", "新建学校5所", 2),
        ("xs", "新建学校5所", -1),
        ("xj", "新建学校5所", 0),
        ("xx5s", "新建学校5所", 2),
        ("yhzx", "银行中心", 0),
        ("yxzx", "银行中心", 0),
        ("aicy", "发展ＡＩ产业", 2),
        ("xx", "一" * 29 + "学校", -1),
        ("xx", "一" * 28 + "学校", 28),
    ],
)
def test_initials_are_found_within_the_first_characters(
    letters: str, text: str, place: int
) -> None:
    assert place_of(letters, text) == place


def test_initials_are_letters_of_which_one_is_none() -> None:
    assert [word for word in ("z", "zl", "33", "33p", "AI", "学x") if is_initials(word)] == [
        "zl",
        "33p",
    ]


def test_all_initials_hold_letters_digits_and_characters() -> None:
    table = set(all_initials())
    assert {("Ａ", "a"), ("3", "3"), ("行", "h"), ("行", "x")} <= table
    assert ("，", "") not in table
