"""What a second reader said is taken as far as the document proves it, and no further."""

import hashlib
from typing import Any

import pytest

from lantu.reading import Article, Document, Due, Figure, Ground, Kind, Owner, Role
from lantu.reading.second.answer import Said
from lantu.reading.second.proof import proved
from lantu.reading.second.stretches import Stretch, stretches_of

TEXT = """一、民生
1.食堂开到　三家，托位８６０个，培训1，200人次，２０２６年１０月底前要见到。
区民政局局长余文盯住。食堂，食堂，还是食堂。
"""
QUOTE = "食堂开到三家，托位８６０个，培训1，200人次，２０２６年１０月底前要见到。"


def stretch_of(text: str) -> Stretch:
    (stretch,) = stretches_of(document_of(text))
    return stretch


def document_of(text: str) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document("a.txt", sha256, text, "txt", articles=(Article(0, len(text)),))


def said(quote: str = QUOTE, **fields: Any) -> Said:
    empty = {"owners": (), "person": "", "post": "", "due": "", "figures": ()}
    return Said(Kind.TASK, quote, **{**empty, **fields})


def test_row_keeps_what_the_document_says_of_it() -> None:
    proof = proved(
        said(
            owners=(Owner("区民政局", Role.LEAD),),
            person="余文",
            post="局长",
            due="２０２６年１０月底前",
            figures=(Figure("托位", "=", 860.0, "个"),),
        ),
        stretch_of(TEXT),
        TEXT,
        2026,
        set(),
    )

    found = proof.finding
    assert found is not None
    assert proof.refused == 0
    assert TEXT[found.start : found.end] == found.text == QUOTE.replace("到三", "到　三")
    assert found.path == ("一、民生",)
    assert found.owners == (Owner("区民政局", Role.LEAD),)
    assert (found.person, found.post) == ("余文", "局长")
    assert found.due == Due("２０２６年１０月底前", "2026-10-31")
    assert found.figures == (Figure("托位", "=", 860.0, "个"),)
    assert found.warnings == ("R042",)
    assert set(vars_of(found.grounds)) == {Ground.SECOND}


def vars_of(grounds: Any) -> list[Ground]:
    return [grounds.row, grounds.owners, grounds.due, grounds.figures]


@pytest.mark.parametrize(
    ("figure", "stands"),
    [
        (Figure("托位", "=", 860.0, "个"), True),
        (Figure("食堂", ">=", 3.0, "家"), True),
        (Figure("培训", "=", 1200.0, "人次"), True),
        (Figure("", "=", 860.0, "个"), True),
        (Figure("食堂", "=", 300.0, "家"), False),
        (Figure("操场", "=", 3.0, "家"), False),
        (Figure("食堂", "=", 3.0, "万家"), False),
        (Figure("培训", "=", 200.0, "人次"), False),
    ],
)
def test_figure_is_taken_where_number_unit_and_metric_stand(figure: Figure, stands: bool) -> None:
    proof = proved(said(figures=(figure,)), stretch_of(TEXT), TEXT, 2026, set())

    assert proof.finding is not None
    assert (proof.finding.figures, proof.refused) == (((figure,), 0) if stands else ((), 1))


FORGED: dict[str, dict[str, Any]] = {
    "owner": {"owners": (Owner("火星局", Role.LEAD),)},
    "owner without a name": {"owners": (Owner("", Role.LEAD),)},
    "person": {"person": "老周"},
    "post": {"post": "主席"},
    "deadline": {"due": "2030年底前"},
}


@pytest.mark.parametrize("fields", FORGED.values(), ids=FORGED)
def test_field_that_is_not_in_the_document_is_refused_alone(fields: dict[str, Any]) -> None:
    stretch = stretch_of(TEXT)
    forged = proved(said(**fields), stretch, TEXT, 2026, set())

    assert forged.refused == 1
    assert forged.finding == proved(said(), stretch, TEXT, 2026, set()).finding


def test_day_is_never_the_models_and_stays_open_where_the_words_name_none() -> None:
    proof = proved(said("区民政局局长余文盯住。", due="盯住"), stretch_of(TEXT), TEXT, 2026, set())

    assert proof.finding is not None
    assert proof.finding.due == Due("盯住", "")


def test_same_words_twice_are_two_places_and_no_third() -> None:
    text = "植树造林人人有责。\n一、安排\n植树造林人人有责。\n"
    stretch, taken = stretch_of(text), set[tuple[int, int]]()
    found = [proved(said("植树造林人人有责"), stretch, text, None, taken).finding for _ in range(3)]

    assert [None if one is None else one.start for one in found] == [0, 15, None]


def test_quote_across_lines_and_a_page_number_leads_back_to_both() -> None:
    line = "推进城乡供水一体化改造工程建设，完善管网监测调度体系，提高供水"
    text = "\n".join([*[line] * 8, "— 3 —", "保障能力。", ""])
    proof = proved(said("提高供水保障能力。"), stretch_of(text), text, None, set())

    assert proof.finding is not None
    assert text[proof.finding.start : proof.finding.end] == "提高供水\n— 3 —\n保障能力。"
