"""What is asked of the index for a word."""

from __future__ import annotations

from lantu.search.grams import FTS5, TSQUERY, fold, gram, question


def test_question_asks_for_each_pair_of_characters() -> None:
    first, second = gram("学校"), gram("校长")
    assert question("学校长", FTS5) == f"({first}) AND ({second})"
    assert question("学校长", TSQUERY) == f"({first}) & ({second})"


def test_question_for_one_character_asks_for_pairs_that_begin_with_it() -> None:
    assert question("校", FTS5) == f"({gram('校')}*)"
    assert question("校", TSQUERY) == f"({gram('校')}:*)"


def test_question_spells_out_both_widths_of_letters_and_digits() -> None:
    pairs = " OR ".join(gram(pair) for pair in ("第3", "第３"))
    assert question("第3", FTS5) == question("第３", FTS5) == f"({pairs})"
    assert question("AI", FTS5) == question("ａi", FTS5)


def test_question_by_initials_asks_for_threes_too_and_by_two_for_their_beginning() -> None:
    assert question("zljd", FTS5, initials=True).endswith(" OR (pzlj AND pljd)")
    assert question("zl", FTS5, initials=True).endswith(" OR (pzl*)")
    assert question("2025", FTS5, initials=True) == question("2025", FTS5)
    assert question("学校", FTS5, initials=True) == question("学校", FTS5)


def test_signs_are_no_syntax_of_the_question() -> None:
    for word in ('"', "*", "a OR", "'", ":*", "(", "\ud800"):
        assert set(question(word, FTS5)) <= set("0123456789abcdef()* ANDOR"), word


def test_fold_keeps_every_character_in_its_place() -> None:
    assert fold("ＡＩ第３３批İ") == "ai第33批İ"
