"""Searching in any width."""

from __future__ import annotations

import re

import pytest

from lantu.ledger.widths import any_width


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("AI", "推进ＡＩ应用", True),
        ("ＡＩ", "推进AI应用", True),
        ("ai", "推进ＡI应用", True),
        ("15", "新建１５处", True),
        ("１５项", "达到15项", True),
        ("5%", "增长５％", True),
        ("(试行)", "办法（试行）", True),
        ("PM2.5", "ＰＭ２．５浓度", True),
        ("2.5", "新建215处", False),
        ("15", "新建１６处", False),
    ],
)
def test_word_is_found_in_any_width(word: str, text: str, found: bool) -> None:
    assert bool(re.search(any_width(word), text)) is found


@pytest.mark.parametrize("word", ["学校", "“十五五”", "、"])
def test_word_of_one_width_needs_no_pattern(word: str) -> None:
    assert any_width(word) == ""
