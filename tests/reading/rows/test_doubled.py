"""Passages that a crawler printed twice."""

from lantu.reading.rows.doubled import Seen


def test_same_sentence_counts_once_and_is_remembered() -> None:
    seen = Seen()

    assert not seen.before("加快建设县城至清河的供水主管网。", 10)
    assert seen.before("加快建设县城至清河的供水主管网。", 90)
    assert seen.doubled == {10}


def test_short_sentences_may_come_again() -> None:
    seen = Seen()

    assert not seen.before("加大洒水力度。", 10)
    assert not seen.before("加大洒水力度。", 90)
