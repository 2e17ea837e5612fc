"""Dividing a document for the review."""

from __future__ import annotations

from itertools import pairwise

from lantu.ledger.intake.queries import Sketch
from lantu.pages.office.review.sections import PART, Section, sections_of

TEXT = "".join(f"{'一二三四五六七八九'[i // 100 % 9]}、{i:04}。\n" for i in range(1000))
LINE = 8


def sketches(headings: list[str], article: int = 0) -> list[Sketch]:
    return [
        Sketch(
            i + 1, article, i * LINE, i * LINE + 7, "task", "open", True, True, True, (heading,), ()
        )
        for i, heading in enumerate(headings)
    ]


def article(start: int = 0, end: int = len(TEXT), title: str = "甲") -> dict[str, object]:
    return {"start": start, "end": end, "title": title, "kicker": "引", "byline": "通讯员"}


def parts(section: Section) -> list[tuple[int, int, str]]:
    """First number, how many, title."""
    return [(part.first, len(part.findings), part.title) for part in section.parts]


def test_document_without_articles_is_one() -> None:
    (section,) = sections_of([], sketches(["一"]), TEXT)
    assert (section.start, section.end, section.title, parts(section)) == (
        0,
        len(TEXT),
        "",
        [(1, 1, "一")],
    )


def test_document_without_findings_has_a_part_all_the_same() -> None:
    (section,) = sections_of([article()], [], TEXT)
    assert parts(section) == [(1, 0, "")]
    assert (section.parts[0].start, section.parts[0].end) == (0, len(TEXT))


def test_articles_have_their_own_findings_and_titles() -> None:
    found = [*sketches(["一", "一"]), *sketches(["二"], article=2)]
    one, two, three = sections_of(
        [article(0, 20), article(20, 40, "乙"), article(40, 60)], found, TEXT
    )
    assert [len(s.findings) for s in (one, two, three)] == [2, 0, 1]
    assert (two.title, two.kicker, two.byline) == ("乙", "引", "通讯员")


def test_as_many_as_one_page_holds_are_one_part() -> None:
    (section,) = sections_of([article()], sketches(["一"] * (PART - 1) + ["二"]), TEXT)
    assert len(section.parts) == 1


def test_long_article_breaks_where_a_top_heading_changes() -> None:
    (section,) = sections_of([article()], sketches(["一"] * 25 + ["二"] * 10 + ["三"] * 30), TEXT)
    assert parts(section) == [(1, 35, "一"), (36, 30, "三")]


def test_one_long_heading_is_broken_by_number() -> None:
    (section,) = sections_of([article()], sketches(["一"] * (2 * PART + 5)), TEXT)
    assert parts(section) == [(1, PART, "一"), (PART + 1, PART, "一"), (2 * PART + 1, 5, "一")]


def test_heading_after_a_long_one_goes_with_what_is_left_of_it() -> None:
    (section,) = sections_of(
        [article()], sketches(["一"] * 5 + ["二"] * (PART + 5) + ["三"] * 5), TEXT
    )
    assert parts(section) == [(1, 5, "一"), (6, PART, "二"), (6 + PART, 10, "二")]


def test_parts_cover_the_article_without_a_gap() -> None:
    (section,) = sections_of([article()], sketches(["一"] * 90), TEXT)
    borders = [(part.start, part.end) for part in section.parts]
    assert borders[0][0] == 0
    assert borders[-1][1] == len(TEXT)
    assert all(before[1] == after[0] for before, after in pairwise(borders))
    for part in section.parts:
        assert all(part.start <= s.start and s.end <= part.end for s in part.findings)
