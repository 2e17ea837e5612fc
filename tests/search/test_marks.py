"""Where the words of a search stand in a text."""

from __future__ import annotations

from lantu.search.marks import Piece, begins_as, marked, says


def test_words_are_marked_in_whichever_width() -> None:
    assert marked("推进ＡＩ应用", ["ai", "应用"]) == [
        Piece("推进"),
        Piece("ＡＩ应用", found=True),
    ]
    assert marked("新建学校", ["没有"]) == [Piece("新建学校")]


def test_characters_behind_initials_are_marked() -> None:
    assert marked("新建学校5所", ["xx"]) == [
        Piece("新建"),
        Piece("学校", found=True),
        Piece("5所"),
    ]


def test_long_text_is_cut_around_the_first_word() -> None:
    text = "一" * 50 + "学校" + "二" * 50
    assert marked(text, ["学校"], length=40) == [
        Piece("…"),
        Piece("一" * 16),
        Piece("学校", found=True),
        Piece("二" * 22 + "…"),
    ]
    assert marked("一" * 50, ["学校"], length=40) == [Piece("一" * 40 + "…")]


def test_text_says_a_word_or_begins_as_its_initials() -> None:
    assert says("ai", ["", "推进ＡＩ"])
    assert not says("ai", ["推进大数据"])
    assert begins_as("tjdsj", ["推进大数据"])
    assert not begins_as("大数据", ["推进大数据"])
