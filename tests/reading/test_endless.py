"""Wording without end, as `./lantu fuzz` found it: each was read for minutes, in growing squares.

The sizes are such that a rule which looks again at what it has seen would be noticed by everybody.
"""

import pytest

from lantu.reading import read_bytes
from lantu.reading.layout.passages import passages_of

ENDLESS = {
    "counted parts": ("1.一是改造" + "一是改造" * 30_000, 0),
    "digits before a list": ("1" * 200_000 + "%：完成学校5所。", 1),
    "labels": ("1.新建学校5所。" + "牵头单位：" * 30_000, 1),
    "brackets": ("新建学校5所（" + "食堂3家，" * 30_000, 1),
    "quotations": ("“改造”5处、" * 30_000, 1),
    "leaders of a table of contents": ("新建学校5所。" + "…" * 100_000 + "改造食堂3家。", 1),
    "blanks": ("新建学校5所。" + " 　" * 100_000 + "改造食堂3家。", 2),
}


@pytest.mark.parametrize(("text", "least"), ENDLESS.values(), ids=ENDLESS)
def test_wording_without_end_is_read_to_its_end(text: str, least: int) -> None:
    reading = read_bytes(text.encode(), "a.txt")

    assert reading.document.text == text
    assert len(reading.findings) >= least
    assert all(finding.end - finding.start <= 10_000 for finding in reading.findings)


def test_paragraph_of_a_whole_book_is_cut_at_its_stops() -> None:
    sentence = "推进老旧小区改造，完善配套设施。"
    book = sentence * 1_500
    parts = [passage.text for passage in passages_of(book, 0, len(book))]

    assert "".join(parts) == book
    assert [len(part) for part in parts] == [10_000, 10_000, 4_000]
    assert len(sentence) * 625 == 10_000


def test_paragraph_without_any_stop_is_cut_all_the_same() -> None:
    book = "推进改造，" * 5_000
    parts = [passage.text for passage in passages_of(book, 0, len(book))]

    assert "".join(parts) == book
    assert [len(part) for part in parts] == [10_000, 10_000, 5_000]


def test_parts_of_a_long_paragraph_lead_back_to_the_document() -> None:
    line = "推进老旧小区改造和配套设施建设并完善物业管理体系，提高\n服务保障的水平。"
    book = line * 600
    for passage in passages_of(book, 0, len(book)):
        place = len(passage.text) // 2
        assert book[passage.at(place)] == passage.text[place]


def test_name_of_nothing_but_line_separators_is_no_owner() -> None:
    text = "1.新建学校5所。（\u2029牵头，区教育局配合）"
    owners = read_bytes(text.encode(), "a.txt").findings[0].owners

    assert [owner.name for owner in owners] == ["区教育局"]
