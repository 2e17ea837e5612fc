"""Searching: what is found by words and initials, by whom, and in how many questions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.directory.choices import MemberRole
from lantu.directory.models import Member, Unit
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.intake.actions.remove import remove_document
from lantu.ledger.intake.queries import documents_for
from lantu.ledger.models import DocumentState, Indicator, Task
from lantu.ledger.queries import search as module
from lantu.ledger.queries.plans import plans_for
from lantu.ledger.queries.search import Results, search
from lantu.ledger.queries.tasks import owning_units, visible_tasks
from lantu.ledger.rows import FigureValue, OwnerName
from tests import cast

HOUSING = (OwnerName("区住建委", OwnerRole.LEAD),)
ROWS = (
    cast.row("改造老旧小区，第33批共12个", owners=HOUSING),
    cast.row(
        "新建学校5所",
        owners=[OwnerName("区教育局", OwnerRole.LEAD)],
        figures=[FigureValue("新建学校", "=", Decimal(5), "所")],
    ),
    cast.row("推进ＡＩ应用", person="张三"),
)
TARGET = cast.row(
    "老旧小区改造率达到90%",
    kind=Kind.TARGET,
    owners=HOUSING,
    figures=[FigureValue("老旧小区改造率", ">=", Decimal(90), "%")],
)


@pytest.fixture
def tasks(planner: Member) -> list[Task]:
    """Rows of two plans: 更新行动方案, which 区住建委 has part in, and 教育数字化方案."""
    first = cast.entered(planner, ROWS[:1], plan=cast.plan(planner, "更新行动方案"), title="更新")
    second = cast.entered(
        planner, ROWS[1:], plan=cast.plan(planner, "教育数字化方案"), name="乙.txt", title="数字化"
    )
    Task.objects.filter(pk=second[1].pk).update(path=["一、数字政府"])
    return [*first, *second]


@pytest.fixture
def readers(leader: Member, auditor: Member, administrator: Member) -> list[Member]:
    """Those who see the whole ledger and do not keep it."""
    return [leader, auditor, administrator]


def found(results: Results) -> dict[str, list[str]]:
    """What was found, by the words that each thing is called."""
    kinds = {
        "units": [unit.short_name for unit in results.units.found],
        "plans": [plan.title for plan in results.plans.found],
        "indicators": [indicator.name for indicator in results.indicators.found],
        "documents": [document.title for document in results.documents.found],
        "tasks": [task.text for task in results.tasks.found],
    }
    return {kind: names for kind, names in kinds.items() if names}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("小区", {"tasks": [ROWS[0].text]}),
        ("学校", {"tasks": [ROWS[1].text]}),
        ("第33批", {"tasks": [ROWS[0].text]}),
        ("３３批", {"tasks": [ROWS[0].text]}),
        ("3批共1", {"tasks": [ROWS[0].text]}),
        ("第批", {}),
        ("旧小区老", {}),
        ("ai", {"tasks": [ROWS[2].text]}),
        ("张三", {"tasks": [ROWS[2].text]}),
        ("政府", {"tasks": [ROWS[2].text]}),
        (
            "区",
            {"units": ["河西区", "区住建委", "区教育局"], "tasks": [ROWS[1].text, ROWS[0].text]},
        ),
        ("住房和建设", {"units": ["区住建委"], "tasks": [ROWS[0].text]}),
        ("教育局 学校", {"tasks": [ROWS[1].text]}),
        ("教育局 小区", {}),
        ("gzljxq", {"tasks": [ROWS[0].text]}),
        ("xxcs", {}),
        ("jyszhfa", {"plans": ["教育数字化方案"]}),
        ("qjyj", {"units": ["区教育局"]}),
        ("gx", {"plans": ["更新行动方案"], "documents": ["更新"]}),
        ("%", {}),
        ('"', {}),
        ("  ", {}),
    ],
)
def test_search_finds_what_holds_all_words(
    tasks: list[Task], planner: Member, query: str, expected: dict[str, list[str]]
) -> None:
    assert found(search(planner, query)) == expected


def test_results_are_what_the_pages_of_each_role_show(
    tasks: list[Task],
    planner: Member,
    supervisor: Member,
    liaison: Member,
    readers: list[Member],
    stranger: Member,
    units: dict[str, Unit],
) -> None:
    plan = tasks[0].plan
    (target,) = cast.entered(planner, [TARGET], plan=plan, name="丙.txt", title="小区改造方案")
    Indicator.objects.create(
        authority=plan.authority, plan=plan, task=target, name="老旧小区改造率"
    )
    removed = cast.read(planner, [], name="丁.txt", title="小区方案旧稿")
    removed.state = DocumentState.FAILED
    removed.save()
    remove_document(document=removed, by=planner, at=cast.AT)
    everything: set[str] = set()
    other = cast.member(units["区教育局"], MemberRole.LIAISON)
    members = (planner, supervisor, liaison, other, *readers, stranger)
    for member in members:
        shown = {
            *(task.text for task in visible_tasks(member)),
            *(plan.title for plan in plans_for(member)),
            *(document.title for document in documents_for(member)),
            *(unit.short_name for unit in owning_units(member)),
            *Indicator.objects.filter(task__in=visible_tasks(member).order_by()).values_list(
                "name", flat=True
            ),
        }
        everything |= shown
        for query in ("小区", "学校", "方案", "区", "数字", "更新", "AI", "改造率", "qjyj", "xq"):
            results = search(member, query, size=50)
            got = {name for names in found(results).values() for name in names}
            assert got <= shown, (member, query)
            if member == stranger:
                assert not results
    assert {"老旧小区改造率", "小区改造方案", "教育数字化方案"} <= everything
    assert found(search(liaison, "方案")) == {"plans": ["更新行动方案"]}
    assert found(search(other, "小区")) == {}
    assert found(search(readers[0], "小区改造方案")) == {}
    assert found(search(planner, "小区改造方案")) == {"documents": ["小区改造方案"]}


def test_search_tells_that_there_are_more(planner: Member) -> None:
    cast.entered(planner, [cast.row(f"新建学校第{n}所") for n in range(6)])
    assert [task.text for task in search(planner, "学校", size=2).tasks.found] == [
        "新建学校第5所",
        "新建学校第4所",
    ]
    assert [search(planner, "学校", size=size).tasks.more for size in (5, 6)] == [True, False]


def test_search_asks_as_many_questions_for_one_row_as_for_many(planner: Member) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            search(planner, "学校")
        return len(queries)

    cast.entered(planner, ROWS[1:2])
    assert asked() == 8
    cast.entered(planner, [ROWS[1]] * 8, name="其他.txt")
    assert asked() == 8


def test_what_was_not_looked_at_is_not_said_to_be_all(
    planner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The newer one has all pairs of the word, and not the word.
    cast.entered(planner, [cast.row("老旧小区改造"), cast.row("老旧小区改良，道路改造")])
    monkeypatch.setattr(module, "LOOKED_AT", 1)
    hits = search(planner, "老旧小区改造").tasks
    assert (list(hits.found), hits.more) == ([], True)
    monkeypatch.setattr(module, "LOOKED_AT", 2)
    hits = search(planner, "老旧小区改造").tasks
    assert ([task.text for task in hits.found], hits.more) == (["老旧小区改造"], False)
