"""Forms of the review, and how a card shows a finding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.due import parse_due
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.bodies import likely_kind
from lantu.pages.office.review.cards import figure_words, splitting_of
from lantu.pages.office.review.forms import correction_of, posted_correction, reshaped

WHOLE = RowContents(
    kind=Kind.TARGET,
    text="新建学校5所。",
    owners=[OwnerName("区教育局", OwnerRole.LEAD), OwnerName("各街道", OwnerRole.SUPPORT)],
    figures=[
        FigureValue("新建学校", ">=", Decimal(5), "所"),
        FigureValue("", "~", Decimal("1.25"), "万人"),
    ],
    due=DueValue("年底前", date(2025, 12, 31)),
    person="王芳",
    post="局长",
)
BARE = RowContents(kind=Kind.TASK, text="加强督查。")


def sent(contents: RowContents) -> QueryDict:
    """What a browser sends for the unchanged form."""
    correction = correction_of(contents, "f1")
    data = QueryDict(mutable=True)
    for form in (correction.row, *correction.owners, *correction.figures):
        for bound in form:
            value = bound.value()
            data[bound.html_name] = "" if value is None else str(value)
    return data


@pytest.mark.parametrize(
    "contents",
    [WHOLE, BARE, RowContents(Kind.RESULT, "甲", due=DueValue("长期", None, OpenDue.ONGOING))],
)
def test_unchanged_form_says_the_same(contents: RowContents) -> None:
    posted = posted_correction(sent(contents), "f1")
    assert posted.is_valid()
    said = posted.contents
    assert (list(said.owners), list(said.figures)) == (
        list(contents.owners),
        list(contents.figures),
    )
    assert (said.kind, said.text, said.due, said.person, said.post) == (
        contents.kind,
        contents.text,
        contents.due,
        contents.person,
        contents.post,
    )


def test_form_of_a_bare_row_invites_an_owner_and_a_figure() -> None:
    correction = correction_of(BARE, "f1")
    assert (len(correction.owners), len(correction.figures)) == (1, 1)
    assert posted_correction(sent(BARE), "f1").is_valid()


def test_lines_are_added_and_removed() -> None:
    data = sent(WHOLE)
    data["add"] = "owner"
    more = reshaped(data)
    assert more is not None
    assert [form.prefix for form in posted_correction(more, "f1").owners] == [
        "owner-0",
        "owner-1",
        "owner-2",
    ]
    del data["add"]
    data["remove"] = "owner-0"
    less = reshaped(data)
    assert less is not None
    left = posted_correction(less, "f1")
    assert left.is_valid()
    assert left.contents.owners == [OwnerName("各街道", OwnerRole.SUPPORT)]
    del data["remove"]
    assert reshaped(data) is None


def test_removing_the_tenth_line_leaves_the_first() -> None:
    data = sent(WHOLE)
    data |= {"owner-10-name": "区财政局", "owner-10-role": "support"}
    data["remove"] = "owner-1"
    left = reshaped(data)
    assert left is not None
    assert [form.prefix for form in posted_correction(left, "f1").owners] == ["owner-0", "owner-10"]


@pytest.mark.parametrize(
    ("changes", "form", "field"),
    [
        ({"text": "  "}, "row", "text"),
        ({"due": "date", "due_date": ""}, "row", "due_date"),
        ({"due": "date", "due_date": "2025-02-30"}, "row", "due_date"),
        ({"kind": "wish"}, "row", "kind"),
        ({"figure-0-value": "五"}, "figure", "value"),
        ({"figure-0-value": ""}, "figure", "value"),
        ({"owner-0-role": "boss"}, "owner", "role"),
    ],
)
def test_mistakes_are_told_where_they_are(changes: dict[str, str], form: str, field: str) -> None:
    data = sent(WHOLE)
    assert posted_correction(data, "f1").is_valid()
    for name, value in changes.items():
        data[name] = value
    posted = posted_correction(data, "f1")
    assert not posted.is_valid()
    wrong = {"row": posted.row, "figure": posted.figures[0], "owner": posted.owners[0]}[form]
    assert list(wrong.errors) == [field]


def test_day_is_left_out_where_the_deadline_is_open() -> None:
    data = sent(WHOLE)
    data["due"] = "recurring"
    posted = posted_correction(data, "f1")
    assert posted.is_valid()
    assert posted.contents.due == parse_due("年底前", "recurring")


@pytest.mark.parametrize(
    ("query", "ask"),
    [
        ({}, Ask()),
        (
            {"article": "2", "part": "1", "state": "open", "kind": "task", "unready": "1"},
            Ask(2, 1, "open", "task", True),
        ),
        (
            {"article": "-1", "part": "x", "state": "merged", "kind": "wish", "unready": "yes"},
            Ask(),
        ),
        ({"article": "9" * 30, "part": "²"}, Ask()),
    ],
)
def test_address_says_what_is_asked_for(query: dict[str, str], ask: Ask) -> None:
    assert Ask.of(query) == ask
    assert Ask.of(QueryDict(ask.query)) == ask


def test_text_is_cut_behind_punctuation_nearest_the_middle_first() -> None:
    splitting = splitting_of("甲，乙乙乙；丙（丁）。")
    assert [(cut.words, cut.offset) for cut in splitting.cuts] == [("甲，", 2), ("乙乙乙；", 6)]
    assert [cut.offset for cut in splitting.cuts if cut.chosen] == [6]
    assert splitting.rest == "丙（丁）。"


def test_text_is_cut_where_the_caret_stood() -> None:
    splitting = splitting_of("甲，乙乙乙；丙。", 4)
    assert [(cut.words, cut.offset, cut.chosen) for cut in splitting.cuts] == [
        ("甲，", 2, False),
        ("乙乙", 4, True),
        ("乙；", 6, False),
    ]


@pytest.mark.parametrize(("text", "places"), [("", []), ("甲", []), ("甲乙", [1]), ("甲乙。", [1])])
def test_short_text_has_few_places(text: str, places: list[int]) -> None:
    assert [cut.offset for cut in splitting_of(text, 99).cuts] == places


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (FigureValue("新建学校", ">=", Decimal("5.000000"), "所"), "新建学校 ≥ 5 所"),
        (FigureValue("受益", "=", Decimal(12500), "人"), "受益 12,500 人"),
        (FigureValue("", "~", Decimal("0.50"), ""), "≈ 0.5"),
    ],
)
def test_figure_is_said_with_its_bound(figure: FigureValue, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("区教育局", "department"),
        ("太湖路街道", "street"),
        ("照耀里社区", "community"),
        ("区委组织部", "party"),
        ("红十字会", "department"),
    ],
)
def test_kind_of_a_new_unit_follows_from_its_name(name: str, kind: str) -> None:
    assert likely_kind(name) == kind
