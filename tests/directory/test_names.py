"""Which spellings are one name."""

from __future__ import annotations

import pytest

from lantu.directory.names import authority_prefixes, core, plain

HEXI = authority_prefixes("天津市河西区", "河西区")


def test_prefixes_are_how_documents_refer_to_the_district_longest_first() -> None:
    assert HEXI == ("天津市河西区", "河西区", "我区", "河西", "区")


def test_short_names_of_two_characters_have_no_stem() -> None:
    assert set(authority_prefixes("某省某县", "某县")) == {"某省某县", "某县", "我县", "县"}


@pytest.mark.parametrize(
    "spelling",
    ["发改委", "区发改委", "河西区发改委", "天津市河西区发改委", "我区发改委", "河西发改委",
     " 区 发改委 ", "区\u3000发改委", "区发\n改委"],
)  # fmt: skip
def test_spellings_of_one_body_share_a_core(spelling: str) -> None:
    assert core(spelling, HEXI) == "发改委"


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("市发改委", "市发改委"),  # the city's is another body
        ("南开区发改委", "南开区发改委"),
        ("各区", "各区"),
        ("区", "区"),
        ("河西区", "河西区"),  # nothing would be left
        ("区委", "区委"),  # "委" alone names nobody
        ("区委办", "委办"),
        ("", ""),
    ],
)
def test_other_bodies_keep_their_whole_name(spelling: str, expected: str) -> None:
    assert core(spelling, HEXI) == expected


def test_plain_knows_no_blanks_and_no_full_width_letters() -> None:
    assert plain(" Ａ１ 区（筹） ") == "A1区(筹)"
