"""The tables of a document in the review: real rows and cells, with the findings marked in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.test import Client

from lantu.directory.models import Member
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.queries import Sketch
from lantu.ledger.models import Document
from lantu.pages.office.review.grids import Span, drawn
from lantu.pages.office.review.marking import GAP, Layout, marked_lines
from lantu.pages.office.review.pieces import Line, TableShown
from tests import cast
from tests.cast import AT
from tests.pages.office.review.deciding import page_of

TEXT = "前言。\n序号\t任务\t单位\n1\t新建泵站\n改造管网\t区水务局\n2\t巡查\n尾声。"
"""A table between two paragraphs; the unit of its last row is merged with the one above."""
WORDS = ("序号", "任务", "单位", "1", "新建泵站\n改造管网", "区水务局", "2", "巡查")


def places(text: str, words: Sequence[str]) -> list[list[int]]:
    """Where the words stand, one behind the other."""
    found, at = [], 0
    for word in words:
        at = text.index(word, at)
        found.append([at, at + len(word)])
        at += len(word)
    return found


HEAD, ROWS = places(TEXT, WORDS)[:3], places(TEXT, WORDS)[3:]
TABLE = [HEAD, ROWS[:3], [ROWS[3], ROWS[4], ROWS[2]]]


def sketch(pk: int, words: str, text: str = TEXT) -> Sketch:
    start = text.index(words)
    return Sketch(pk, 0, start, start + len(words), "task", "open", False, False, False, (), ())


def tables_in(
    span: Span, *found: Sketch, text: str = TEXT, table: list[list[list[int]]] = TABLE
) -> list[Line | TableShown]:
    return drawn(marked_lines(text, span, found, layout=Layout(tables=[table])))


def words_of(table: Line | TableShown) -> list[list[tuple[str, int, int]]]:
    """The cells of each row: their words with marks in brackets, and how large they are drawn."""
    assert isinstance(table, TableShown)
    return [
        [
            (
                "/".join(
                    "".join(f"[{p.text}]" if p.mark else p.text for p in pieces)
                    for pieces in cell.lines
                ),
                cell.across,
                cell.down,
            )
            for cell in row
        ]
        for row in table.rows
    ]


def test_table_stands_between_the_paragraphs_with_its_merged_cells() -> None:
    before, table, behind = tables_in((0, len(TEXT)), sketch(1, "改造管网"), sketch(2, "巡查"))
    assert isinstance(before, Line)
    assert isinstance(behind, Line)
    assert ([p.text for p in before.pieces], [p.text for p in behind.pieces]) == (
        ["前言。"],
        ["尾声。"],
    )
    assert words_of(table) == [
        [("序号", 1, 1), ("任务", 1, 1), ("单位", 1, 1)],
        [("1", 1, 1), ("新建泵站/[改造管网]", 1, 1), ("区水务局", 1, 2)],
        [("2", 1, 1), ("[巡查]", 1, 1)],
    ]
    assert isinstance(table, TableShown)
    assert table.headed


def test_finding_over_several_cells_is_marked_in_each_and_begins_once() -> None:
    _, table, _ = tables_in((0, len(TEXT)), sketch(7, "1\t新建泵站\n改造管网\t区水务局"))
    assert words_of(table)[1] == [
        ("[1]", 1, 1),
        ("[新建泵站]/[改造管网]", 1, 1),
        ("[区水务局]", 1, 2),
    ]
    assert isinstance(table, TableShown)
    marks = [p.mark for row in table.rows for cell in row for line in cell.lines for p in line]
    assert [mark.first for mark in marks if mark] == [True, False, False, False]


def test_later_part_of_a_table_has_its_head_again_and_what_is_merged_into_it() -> None:
    start = TEXT.index("2\t巡查")
    table, _ = tables_in((start, len(TEXT)), sketch(2, "巡查"))
    assert words_of(table) == [
        [("序号", 1, 1), ("任务", 1, 1), ("单位", 1, 1)],
        [("2", 1, 1), ("[巡查]", 1, 1), ("区水务局", 1, 1)],
    ]


def test_title_across_the_table_is_one_cell() -> None:
    text = "分工表\n任务\t单位"
    title, task, unit = places(text, ["分工表", "任务", "单位"])
    (table,) = tables_in((0, len(text)), text=text, table=[[title, title], [task, unit]])
    assert words_of(table) == [[("分工表", 2, 1)], [("任务", 1, 1), ("单位", 1, 1)]]


def test_rows_without_findings_are_left_out_in_the_middle_of_a_long_table() -> None:
    count = GAP
    words = [f"第{i}行" for i in range(count)]
    text = "\n".join(words)
    table = [[place] for place in places(text, words)]
    shown = tables_in((0, len(text)), sketch(1, words[0], text), text=text, table=table)
    assert [type(each) for each in shown] == [TableShown, Line, TableShown]
    head, gap, tail = shown
    assert words_of(head)[0] == [("[第0行]", 1, 1)]
    assert words_of(tail)[-1] == [(words[-1], 1, 1)]
    assert isinstance(gap, Line)
    drawn_rows = sum(len(each.rows) for each in (head, tail) if isinstance(each, TableShown))
    assert gap.left_out == sum(map(len, words)) - sum(
        len(w)
        for w in [*words[: len(head.rows)], *words[-len(tail.rows) :]]  # type: ignore[union-attr]
    )
    assert drawn_rows < count


HTML = """<html><head><meta charset="utf-8"><title>2031年防汛分工表</title></head><body>
<h1>2031年防汛任务分工表</h1><table>
<tr><th>序号</th><th>重点任务</th><th>牵头单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>新建泵站2座</td><td rowspan="2">区水务局</td><td>2031年6月底前</td></tr>
<tr><td>2</td><td>疏浚河道12公里</td><td>2031年9月底前</td></tr>
</table></body></html>"""


@pytest.fixture
def document(planner: Member) -> Document:
    received = cast.received(planner, name="防汛.html", text=HTML)
    read_received(document_id=received.pk, at=AT)
    return Document.objects.get(pk=received.pk)


def test_page_shows_the_files_table_as_a_table(client: Client, document: Document) -> None:
    html = client.get(page_of(document)).content.decode()
    table = html.split('<div class="paper-table"')[1].split("</div>")[0]
    assert table.count("<tr>") == 3
    assert table.count('<th scope="col">') == 4
    assert '<td rowspan="2">区水务局</td>' in table
    first, second = document.findings.all()
    assert f'id="m{first.pk}" data-number="1" tabindex="-1">新建泵站2座</a></td>' in table
    assert f'id="m{second.pk}" data-number="2" tabindex="-1">疏浚河道12公里</a></td>' in table
    assert html.count("新建泵站2座</a>") == 1
