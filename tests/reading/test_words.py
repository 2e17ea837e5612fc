"""What a few words say on their own."""

from __future__ import annotations

import pytest

from lantu.reading import Due, Figure, Owner, Role, Said, day_of, said_in


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("改造操场。", Said()),
        (
            "6月底前新建学校5所，",
            Said((), Due("6月底前", "2026-06-30"), (Figure("新建学校", "=", 5.0, "所"),)),
        ),
        (
            "由区水务局牵头疏浚河道12公里。",
            Said(
                (Owner("区水务局", Role.LEAD),),
                None,
                (Figure("疏浚河道", "=", 12.0, "公里"),),
            ),
        ),
        ("每季度通报一次。", Said((), Due("每季度", "recurring"), ())),
        ("满意率达到９５％以上。", Said((), None, (Figure("满意率", ">=", 95.0, "%"),))),
        ("", Said()),
    ],
)
def test_words_say_what_stands_in_them(words: str, said: Said) -> None:
    assert said_in(words, 2026) == said


def test_deadline_without_a_year_has_no_day_until_one_is_known() -> None:
    assert said_in("6月底前完成。").due == Due("6月底前", "")
    assert said_in("6月底前完成。", 2031).due == Due("6月底前", "2031-06-30")


@pytest.mark.parametrize(
    ("written", "year", "day"),
    [
        ("6月底前", 2026, "2026-06-30"),
        ("6月底前", 2031, "2031-06-30"),
        ("6月底前", None, ""),
        ("2027年底前", 2031, "2027-12-31"),
        ("上半年", 2031, "2031-06-30"),
        ("三季度末前", 2031, "2031-09-30"),
        ("持续推进", 2031, "ongoing"),
        ("尽快", 2031, ""),
    ],
)
def test_day_of_a_deadline_follows_the_year_where_it_names_none(
    written: str, year: int | None, day: str
) -> None:
    assert day_of(written, year) == day
