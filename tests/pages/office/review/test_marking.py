"""The text of a document, marked."""

from __future__ import annotations

from lantu.ledger.intake.queries import Sketch
from lantu.pages.office.review.grids import Span
from lantu.pages.office.review.marking import EDGE, GAP, Layout, marked_lines
from lantu.pages.office.review.pieces import Line


def sketch(
    pk: int, span: Span, *, kind: str = "task", state: str = "open", path: tuple[str, ...] = ()
) -> Sketch:
    return Sketch(pk, 0, *span, kind, state, False, False, False, path, ())


def spans_of(text: str, *found: str) -> list[Sketch]:
    """Findings 1, 2, 3 … where these words stand."""
    return [
        sketch(i, (text.index(words), text.index(words) + len(words)))
        for i, words in enumerate(found, 1)
    ]


def shown(lines: list[Line]) -> list[list[tuple[str, str]]]:
    """Each line as its pieces: the words and the findings they belong to."""
    return [[(p.text, p.mark.all if p.mark else "") for p in line.pieces] for line in lines]


def test_text_without_findings_is_its_lines() -> None:
    text = "甲\n\n　乙 \n"
    assert shown(marked_lines(text, (0, len(text)), [])) == [[("甲", "")], [("乙", "")]]


def test_findings_are_marked_in_place() -> None:
    text = "背景。新建学校。改造操场。尾声。"
    lines = marked_lines(
        text, (0, len(text)), spans_of(text, "新建学校。", "改造操场。"), first=7, shown={2}
    )
    assert shown(lines) == [
        [("背景。", ""), ("新建学校。", "1"), ("改造操场。", "2"), ("尾声。", "")]
    ]
    first, second = (piece.mark for piece in lines[0].pieces[1:3])
    assert first
    assert second
    assert [(m.number, m.first, m.shown) for m in (first, second)] == [
        (7, True, False),
        (8, True, True),
    ]


def test_however_findings_overlap_the_text_stays_whole() -> None:
    text = "一二三四五六七八九十"
    for a in range(10):
        for b in range(a + 1, 11):
            found = [sketch(1, (a, b)), sketch(2, (2, 7)), sketch(3, (5, 9))]
            pieces = marked_lines(text, (0, 10), found)[0].pieces
            assert "".join(piece.text for piece in pieces) == text
            firsts = [piece.mark.finding for piece in pieces if piece.mark and piece.mark.first]
            assert len(set(firsts)) == len(firsts)  # no finding begins twice


def test_findings_that_overlap_share_their_piece() -> None:
    text = "一二三四五六"
    lines = marked_lines(text, (0, 6), [sketch(1, (0, 4)), sketch(2, (2, 6))])
    assert shown(lines) == [[("一二", "1"), ("三四", "2 1"), ("五六", "2")]]


def test_finding_across_lines_makes_one_paragraph() -> None:
    text = "开头。对标发展大\n\n局，持续探索。\n下一段。"
    lines = marked_lines(text, (0, len(text)), spans_of(text, "对标发展大\n\n局，持续探索。"))
    assert shown(lines) == [
        [("开头。", ""), ("对标发展大", "1"), ("局，持续探索。", "1")],
        [("下一段。", "")],
    ]
    firsts = [piece.mark.first for piece in lines[0].pieces if piece.mark]
    assert firsts == [True, False]


def test_words_that_are_not_chinese_keep_their_blank_across_lines() -> None:
    text = "install 5G\nbase stations"
    lines = marked_lines(text, (0, len(text)), [sketch(1, (0, len(text)))])
    assert shown(lines) == [[("install 5G ", "1"), ("base stations", "1")]]


def test_lines_broken_by_the_layout_are_joined() -> None:
    full = "这一行写满了二十个字由版面换行而不是作者"
    text = "\n".join([full] * 9 + ["这里结束。", "新的一段。"])
    assert [len(line.pieces) for line in marked_lines(text, (0, len(text)), [])] == [10, 1]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "\n".join(["这是一段完整的话。"] * 12)
    assert len(marked_lines(text, (0, len(text)), [])) == 12


def test_span_shows_its_part_only() -> None:
    text = "第一段。\n第二段。\n第三段。"
    assert shown(marked_lines(text, (5, 10), [])) == [[("第二段。", "")]]


def test_headings_above_findings_are_headings() -> None:
    text = "一、教育\n新建学校。"
    lines = marked_lines(text, (0, len(text)), [sketch(1, (5, 10), path=("一、教育",))])
    assert [line.heading for line in lines] == [True, False]


def test_what_the_head_of_the_page_says_is_not_said_again() -> None:
    text = "任务分工\n新建学校。\n任务分工"
    found = spans_of(text, "新建学校。")
    assert shown(marked_lines(text, (0, 10), found, titles=("任务 分工", ""))) == [
        [("新建学校。", "1")]
    ]
    marked = [sketch(1, (0, 4))]
    assert shown(marked_lines(text, (0, 4), marked, titles=("任务分工",))) == [[("任务分工", "1")]]


def test_pages_of_the_file_are_noted_where_they_begin() -> None:
    text = "甲\n乙\n丙\n丁"
    blocks = [[0, 1, {"page": 1}], [2, 3, {"page": 1}], [4, 5, {"page": 2}], [6, 7, {}]]
    pages = [line.page for line in marked_lines(text, (0, 7), [], layout=Layout(blocks))]
    assert pages == [1, None, 2, None]
    assert [line.page for line in marked_lines(text, (6, 7), [], layout=Layout(blocks))] == [2]


def test_long_stretch_without_findings_shows_its_ends() -> None:
    line = "无关的文字，" * 10 + "。"
    text = "\n".join([*[line] * 40, "新建学校。", *[line] * 40])
    found = spans_of(text, "新建学校。")
    lines = marked_lines(text, (0, len(text)), found)
    left_out = [each.left_out for each in lines if each.left_out]
    assert len(left_out) == 2
    shown_words = sum(len(piece.text) for each in lines for piece in each.pieces)
    assert shown_words + sum(left_out) == 80 * len(line) + len("新建学校。")
    assert shown_words <= 4 * EDGE + len("新建学校。")
    whole = marked_lines(text, (0, len(text)), found, whole=True)
    assert [each.left_out for each in whole] == [0] * 81


def test_stretch_that_is_not_long_is_shown_whole() -> None:
    line = "字" * (GAP // 2)
    text = f"{line}\n{line}"
    assert [each.left_out for each in marked_lines(text, (0, len(text)), [])] == [0, 0]
    text += "\n多"
    assert sum(each.left_out for each in marked_lines(text, (0, len(text)), [])) > 0
