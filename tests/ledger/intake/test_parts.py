"""Joining and cutting rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.ledger.choices import OpenDue, OwnerRole
from lantu.ledger.intake.parts import cut_in_source, divided, joined
from lantu.ledger.rows import DueValue, FigureValue, OwnerName
from tests.cast import row

LEAD = OwnerName("区教育局", OwnerRole.LEAD)
SUPPORT = OwnerName("区财政局", OwnerRole.SUPPORT)
SCHOOLS = FigureValue("新建学校", ">=", Decimal(5), "所")
SPRING = DueValue("3月底前", date(2025, 3, 31))
AUTUMN = DueValue("9月底前", date(2025, 9, 30))


def test_joined_keeps_both_texts_and_each_owner_and_figure_once() -> None:
    first = row("新建学校5所。", owners=[LEAD], figures=[SCHOOLS], person="王芳")
    second = row(
        "改造操场。", owners=[LEAD, SUPPORT], figures=[SCHOOLS], person="李明", post="局长"
    )
    assert joined(first, second) == row(
        "新建学校5所。改造操场。",
        owners=[LEAD, SUPPORT],
        figures=[SCHOOLS],
        person="王芳",
        post="局长",
    )


def test_joined_body_in_two_roles_keeps_the_one_that_binds_it_more() -> None:
    helping = OwnerName("区教育局", OwnerRole.SUPPORT)
    assert joined(row(owners=[helping]), row(owners=[LEAD])).owners == [LEAD]
    assert joined(row(owners=[LEAD]), row(owners=[helping])).owners == [LEAD]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (SPRING, AUTUMN, AUTUMN),
        (AUTUMN, SPRING, AUTUMN),
        (SPRING, DueValue(), SPRING),
        (DueValue(), SPRING, SPRING),
        (
            SPRING,
            DueValue("长期坚持", None, OpenDue.ONGOING),
            DueValue("长期坚持", None, OpenDue.ONGOING),
        ),
        (DueValue(), DueValue(), DueValue()),
    ],
)
def test_joined_takes_the_later_deadline(first: DueValue, second: DueValue, kept: DueValue) -> None:
    assert joined(row(due=first), row(due=second)).due == kept


@pytest.mark.parametrize(
    ("before", "after", "goes"),
    [
        ("新建学校5所，", "改造操场。", 0),
        ("改造操场，", "新建学校5所。", 1),
        ("新建15所，", "新建学校5所。", 1),  # 15 is not 5
        ("新建5所小学，", "新建5所中学。", 0),  # in both: it stays
        ("新建五所学校，", "改造操场。", 0),  # in neither: it stays
        ("新建1.5所，", "新建学校5 所。", 1),
    ],
)
def test_divided_gives_each_figure_to_the_part_where_it_stands(
    before: str, after: str, goes: int
) -> None:
    parts = divided(
        row(before + after, owners=[LEAD], figures=[SCHOOLS], due=SPRING), before, after
    )
    assert [part.figures for part in parts] == [[SCHOOLS] if i == goes else [] for i in range(2)]
    assert [part.text for part in parts] == [before, after]
    assert {(tuple(part.owners), part.due) for part in parts} == {((LEAD,), SPRING)}


def test_divided_finds_figures_written_with_thousands() -> None:
    many = FigureValue("受益", ">=", Decimal(12500), "人")
    _, second = divided(row("甲，受益12,500人。", figures=[many]), "甲，", "受益12,500人。")
    assert second.figures == [many]


@pytest.mark.parametrize(
    ("source", "before", "cut"),
    [
        ("新建学校，改造操场", "新建学校，", 5),
        ("新建\n\n学校，改造", "新建学校，", 7),
        ("短", "比原文长得多", 1),
    ],
)
def test_cut_in_source_does_not_count_blanks(source: str, before: str, cut: int) -> None:
    assert cut_in_source(source, before) == cut
