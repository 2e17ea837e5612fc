"""Joining and cutting rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.ledger.choices import OpenDue, OwnerRole
from lantu.ledger.intake.parts import Part, cut_in_source, divided, joined
from lantu.ledger.intake.translate import own_words
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


def parts(before: str, after: str, year: int | None = 2025) -> tuple[Part, Part]:
    """Both parts as the reader reads them."""
    return (
        Part(before, own_words(before, year), leads=True),
        Part(after, own_words(after, year)),
    )


@pytest.mark.parametrize(
    ("before", "after", "goes"),
    [
        ("新建学校5所，", "改造操场。", "first"),
        ("改造操场，", "新建学校5所。", "second"),
        ("新建15所，", "新建学校5所。", "second"),  # 15 is not 5
        ("新建5所小学，", "新建5所中学。", "both"),
        ("新建若干学校，", "改造操场。", "first"),  # in neither: to be reached once
        ("新建1.5所，", "新建学校5 所。", "second"),
    ],
)
def test_divided_gives_each_figure_to_the_part_where_it_stands(
    before: str, after: str, goes: str
) -> None:
    whole = row(before + after, owners=[LEAD], figures=[SCHOOLS], due=SPRING)
    first, second = divided(whole, *parts(before, after), reread=False)
    held = {"first": ([SCHOOLS], []), "second": ([], [SCHOOLS]), "both": ([SCHOOLS], [SCHOOLS])}
    assert (first.figures, second.figures) == held[goes]
    assert (first.text, second.text) == (before, after)


def test_divided_finds_figures_written_with_thousands() -> None:
    many = FigureValue("受益", ">=", Decimal(12500), "人")
    _, second = divided(row("甲，受益12,500人。", figures=[many]), *parts("甲，", "受益12,500人。"))
    assert second.figures == [many]


def test_figure_that_only_a_part_shows_is_taken_over_unless_a_person_left_it_out() -> None:
    whole = row("做好服务，培训网格员300名。")
    first, second = divided(whole, *parts("做好服务，", "培训网格员300名。"))
    assert (first.figures, second.figures) == (
        [],
        [FigureValue("培训网格员", "=", Decimal("300.0"), "名")],
    )
    _, corrected = divided(whole, *parts("做好服务，", "培训网格员300名。"), reread=False)
    assert corrected.figures == []


NOTED = DueValue("2025年底前", date(2025, 12, 31))
JUNE = DueValue("6月底前", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("before", "after", "due", "kept"),
    [
        ("6月底前建成学校，", "9月底前改造操场。", AUTUMN, (JUNE, AUTUMN)),  # staged: each its own
        ("建成学校，", "9月底前改造操场。", AUTUMN, (DueValue(), AUTUMN)),
        ("9月底前建成学校，", "改造操场。", AUTUMN, (AUTUMN, DueValue())),
        ("建成学校，", "改造操场。", NOTED, (NOTED, NOTED)),  # from the note behind the row
        ("6月底前建成学校，", "改造操场。", NOTED, (JUNE, NOTED)),
        ("建成学校，", "改造操场。", DueValue(), (DueValue(), DueValue())),
        # A day that a person has put right stays so.
        (
            "建成学校，",
            "9月底前改造操场。",
            DueValue("9月底前", date(2026, 9, 30)),
            (DueValue(), DueValue("9月底前", date(2026, 9, 30))),
        ),
    ],
)
def test_divided_gives_each_part_the_deadline_of_its_own_words(
    before: str, after: str, due: DueValue, kept: tuple[DueValue, DueValue]
) -> None:
    first, second = divided(row(before + after, due=due), *parts(before, after))
    assert (first.due, second.due) == kept


BUILDERS = OwnerName("区住建委", OwnerRole.RESPONSIBLE)
TEACHERS = OwnerName("区教育局", OwnerRole.RESPONSIBLE)


@pytest.mark.parametrize(
    ("before", "after", "owners", "kept"),
    [
        (
            "区教育局负责新建学校，",
            "区住建委负责改造小区。",
            [TEACHERS, BUILDERS],
            ([TEACHERS], [BUILDERS]),
        ),
        ("区教育局负责新建学校，", "改造小区。", [TEACHERS], ([TEACHERS], [])),
        ("新建学校，", "改造小区。", [LEAD, SUPPORT], ([LEAD, SUPPORT], [LEAD, SUPPORT])),
        ("新建学校，", "区住建委负责改造小区。", [], ([], [BUILDERS])),
        (
            "区教育局负责新建学校，",
            "改造小区。",
            [TEACHERS, SUPPORT],
            ([TEACHERS, SUPPORT], [SUPPORT]),
        ),
    ],
)
def test_divided_gives_each_part_the_owners_of_its_own_words(
    before: str, after: str, owners: list[OwnerName], kept: tuple[list[OwnerName], list[OwnerName]]
) -> None:
    first, second = divided(row(before + after, owners=owners), *parts(before, after))
    assert (first.owners, second.owners) == kept


def test_divided_leaves_a_speaker_named_in_one_part_to_that_part() -> None:
    whole = row("王芳表示建好学校，李明表示改造操场。", person="王芳", post="局长")
    first, second = divided(whole, *parts("王芳表示建好学校，", "李明表示改造操场。"))
    assert [(part.person, part.post) for part in (first, second)] == [
        ("王芳", "局长"),
        ("", "局长"),
    ]


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
