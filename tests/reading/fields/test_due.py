"""Deadlines and the last day they allow."""

import pytest

from lantu.reading.fields import due


def _date(text: str, year: int | None = 2031) -> str | None:
    found = due.find(text, 0, len(text), year)
    return found.date if found else None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2031年底前建成两所小学。", "2031-12-31"),
        ("到2035年，森林覆盖率达到40%。", "2035-12-31"),
        ("“十五五”末实现全覆盖。", "2030-12-31"),
        ("上半年完成清淤。", "2031-06-30"),
        ("6月底前完成清淤，11月底前完成绿化。", "2031-11-30"),
        ("2月底前完成清淤。", "2031-02-28"),
        ("今年新建公园3个，确保完工。", "2031-12-31"),
        ("确保完成全年目标任务。", "2031-12-31"),
        ("每季度通报一次进展。", "recurring"),
        ("每月开展巡查。", "recurring"),
        ("按照2030年度计划推进改造。", None),
        ("较2029年下降3%。", None),
        ("今年以来开展巡查。", None),
        ("2030年6月30日前到期的贷款予以展期。", None),
    ],
)
def test_find_takes_what_sets_a_limit(text: str, date: str | None) -> None:
    assert _date(text) == date


def test_find_without_a_year_leaves_the_date_open() -> None:
    assert _date("年底前完成清淤。", None) == ""
    assert _date("2031年底前完成清淤。", None) == "2031-12-31"


def test_last_of_staged_deadlines_is_marked() -> None:
    text = "3月底前开工，9月底前完工。"
    found = due.find(text, 0, len(text), 2031)

    assert found == due.Deadline(7, 11, "2031-09-30", staged=True)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2031年9月", "2031-09-30"),
        ("9月30日", "2031-09-30"),
        ("持续推进", "ongoing"),
        ("长期", "ongoing"),
        ("每季度", "recurring"),
        ("2031年汛期前", ""),
        ("待定", None),
    ],
)
def test_label_gives_every_form_of_deadline(text: str, date: str | None) -> None:
    found = due.of_label(text, 0, len(text), 2031)

    assert (found.date if found else None) == date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每季度末月25日前报送进展。", "每季度末月25日前"),
        ("每月底前通报。", "每月底前"),
        ("每月5日前报送。", "每月5日前"),
        ("每周调度一次。", "每周"),
    ],
)
def test_rhythm_is_quoted_with_its_day(text: str, words: str) -> None:
    found = due.find(text, 0, len(text), 2031)
    assert found is not None
    assert (text[found.start : found.end], found.date) == (words, "recurring")
