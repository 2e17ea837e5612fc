"""Folding keeps every offset, and leaves what is simplified already as it is."""

from lantu.reading.layout.characters import fold
from lantu.reading.layout.traditional import SIMPLIFIED, TRADITIONAL

CHARACTERS = [chr(code) for code in range(0x2E80, 0x10000) if not 0xD800 <= code < 0xE000]


def test_fold_gives_one_spelling_at_the_same_offsets() -> None:
    text = "牽頭單位:區財政局(１２％)"

    assert fold(text) == "牵头单位：区财政局（12%）"
    assert len(fold(text)) == len(text)


def test_fold_takes_look_alikes_of_traditional_characters_too() -> None:
    assert fold("⾞⾨⾺⻑⼯") == "车门马长工"


def test_fold_of_a_folded_text_changes_nothing() -> None:
    assert [c for c in CHARACTERS if fold(fold(c)) != fold(c)] == []
    assert [c for c in CHARACTERS if len(fold(c)) != 1] == []


def test_every_traditional_character_has_one_simplified_form() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert set(TRADITIONAL) & set(SIMPLIFIED) == set()


def test_fold_leaves_simplified_characters_alone_but_for_a_dozen_variants() -> None:
    ideographs = (chr(code) for code in range(0x4E00, 0xA000))
    simplified = [c for c in ideographs if c.encode("gb2312", "ignore")]
    assert "".join(c for c in simplified if fold(c) != c) == "乾夥後徵摺於榘甯菸醣麴麽"


def test_every_blank_within_a_line_is_one_and_line_ends_stay() -> None:
    assert fold("市\u2028教\u2029育\u202f局\x0b\x85\u3000") == "市 教 育 局   "
    assert fold("\n\r\f ") == "\n\r\f "
