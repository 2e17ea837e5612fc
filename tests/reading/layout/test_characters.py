"""Folding keeps every offset."""

from lantu.reading.layout.characters import fold


def test_fold_gives_one_spelling_at_the_same_offsets() -> None:
    text = "牽頭單位:區財政局(１２％)"

    assert fold(text) == "牵头单位：区财政局（12%）"
    assert len(fold(text)) == len(text)
