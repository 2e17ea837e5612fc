"""Reading the intake."""

from __future__ import annotations

import pytest

from lantu.directory.models import Member, Unit
from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.actions.review import confirm_findings, drop_findings
from lantu.ledger.intake.queries import (
    collective_names,
    document_for,
    documents_for,
    finding_for,
    known_bodies,
    last_step,
    next_to_review,
    outline_of,
    unknown_bodies,
)
from lantu.ledger.models import Document, DocumentState
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import AT, row


def owners(*names: str) -> list[OwnerName]:
    return [OwnerName(name, OwnerRole.RESPONSIBLE) for name in names]


@pytest.fixture
def document(planner: Member) -> Document:
    rows = [
        row("甲。", owners=owners("区教育局", "区教委")),
        row("乙。", owners=owners("区教委", "市大数据中心")),
        row("丙。", owners=owners("市气象局")),
    ]
    document = cast.read(planner, rows)
    drop_findings(document=document, findings=[document.findings.all()[2].pk], by=planner, at=AT)
    return document


def test_outline_has_all_but_the_words_in_one_query(
    document: Document, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        outline = outline_of(document)
    assert [(s.start, s.end, s.state, s.owners, s.ready, s.counts) for s in outline] == [
        (0, 2, "open", ("区教育局", "区教委"), False, True),
        (3, 5, "open", ("区教委", "市大数据中心"), False, True),
        (6, 8, "dropped", ("市气象局",), False, False),
    ]


def test_unknown_bodies_are_counted_where_they_matter(
    document: Document, units: dict[str, Unit]
) -> None:
    outline = outline_of(document)
    known = known_bodies(document, outline)
    assert known == {"区教育局": units["区教育局"]}
    unknown = unknown_bodies(document, outline, known)
    assert [(body.name, body.times) for body in unknown] == [("区教委", 2), ("市大数据中心", 1)]
    guessed = unknown_bodies(document, outline, known, guessed=0)
    assert [body.likely for body in guessed] == [[], []]


def test_names_of_several_bodies_are_no_unknown_ones(
    planner: Member, units: dict[str, Unit]
) -> None:
    rows = [
        row("甲。", owners=owners("有关部门", "各街道", "区教委")),
        row("乙。", owners=owners("各街道", "街道办事处", "天塔街道")),
    ]
    document = cast.read(planner, rows)
    outline = outline_of(document)
    known = {"天塔街道": units["天塔街道"], "街道办事处": units["天塔街道"]}
    assert [body.name for body in unknown_bodies(document, outline, known)] == ["区教委"]
    assert collective_names(outline, known) == ["各街道", "有关部门"]


def test_likely_units_are_found_in_one_query_for_any_number_of_names(
    planner: Member, units: dict[str, Unit], django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for names in (["区教委"], ["区教委", "区发展改革委员会", "区住建局"]):
        document = cast.read(
            planner, [row("甲。", owners=owners(*names))], name=f"{len(names)}.txt"
        )
        outline = outline_of(document)
        with django_assert_num_queries(1):
            unknown = unknown_bodies(document, outline, {})
        likely = {body.name: body.likely[0] for body in unknown}
    assert likely == {
        "区教委": units["区教育局"],
        "区发展改革委员会": units["区发改委"],
        "区住建局": units["区住建委"],
    }


def test_who_may_not_see_finds_nothing(
    document: Document, planner: Member, liaison: Member, auditor: Member, stranger: Member
) -> None:
    finding = document.findings.all()[0]
    assert (document_for(planner, document.pk), finding_for(planner, finding.pk)) == (
        document,
        finding,
    )
    for member in (liaison, auditor, stranger):
        assert (document_for(member, document.pk), finding_for(member, finding.pk)) == (None, None)
        assert list(documents_for(member)) == []


def test_next_to_review_is_another_that_has_something_open(
    document: Document, planner: Member, stranger: Member
) -> None:
    cast.read(stranger, [row("邻区。")])
    waiting = cast.received(planner, name="b.txt")
    decided = cast.read(planner, [row("戊。")], name="c.txt")
    confirm_findings(document=decided, findings=[decided.findings.get().pk], by=planner, at=AT)
    assert next_to_review(planner, after=document) is None
    assert next_to_review(planner, after=decided) == document
    Document.objects.filter(pk=waiting.pk).update(state=DocumentState.READ)
    assert next_to_review(planner, after=document) is None  # nothing was found in it


def test_last_step_is_ones_own(document: Document, planner: Member, supervisor: Member) -> None:
    step = last_step(document, planner)
    assert step is not None
    assert step.verb == "drop"
    assert last_step(document, supervisor) is None
