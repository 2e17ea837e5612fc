"""The index is what a fresh one would be, whatever was done to the rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import StringIO

from django.core.management import call_command
from django.db import connection

from lantu.directory.actions import add_unit
from lantu.directory.choices import UnitKind
from lantu.directory.models import Member, Unit
from lantu.ledger.actions.bulk import change_rows
from lantu.ledger.actions.plan import PlanFacts, edit_plan
from lantu.ledger.actions.task import edit_task, undo_edit, withdraw_tasks
from lantu.ledger.changes import SetPerson
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.rows import FigureValue, OwnerName
from lantu.search.grams import gram
from lantu.search.index import ensure_index, rebuild
from lantu.search.sources import PLANS, SOURCES, TASKS
from tests import cast
from tests.cast import AT
from tests.search.indexed import held

ROWS = (
    cast.row("推进ＡＩ应用，建成第33批15处", owners=[OwnerName("区住建委", OwnerRole.LEAD)]),
    cast.row("举行银行行长座谈", person="Ｌee"),
    cast.row(
        "托位数达到5.5个",
        kind=Kind.TARGET,
        figures=[FigureValue("每千人托位数", ">=", Decimal("5.5"), "个")],
    ),
)


def test_index_equals_a_fresh_one_after_a_journey_of_edits(
    planner: Member, units: dict[str, Unit]
) -> None:
    plan = cast.plan(planner)
    first, second, third = cast.entered(planner, ROWS, plan=plan)
    Task.objects.filter(pk=first.pk).update(path=["一、重点“任务”", "（二）数字化"])
    contents = replace(
        second.contents, text="改为乙", owners=[OwnerName("区教育局", OwnerRole.LEAD)]
    )
    edit_task(task=second, contents=contents, version=1, by=planner, at=AT)
    undo_edit(task=second, version=2, by=planner, at=AT)
    change_rows(rows=[first.pk, second.pk], change=SetPerson("张三"), by=planner, at=AT)
    withdraw_tasks([third], by=planner, at=AT)
    edit_plan(plan=plan, facts=PlanFacts("新的名称"), by=planner, at=AT)
    add_unit(
        authority=planner.authority,
        name="河西区数据局",
        short_name="区数据局",
        kind=UnitKind.DEPARTMENT,
        parent=units["河西区"],
        aliases=["大数据中心"],
        at=AT,
    )
    kept = held()
    assert (gram("新的"), plan.pk) in kept[PLANS.table]
    assert {number for _, number in kept[TASKS.table]} == {first.pk, second.pk}
    rebuild(connection)
    assert kept == held()


def test_grams_hold_headings_digits_beside_characters_and_every_reading(planner: Member) -> None:
    first, second, _ = cast.entered(planner, ROWS)
    Task.objects.filter(pk=first.pk).update(path=["数字化“任务”"])
    kept = held()[TASKS.table]
    for pair in ("第3", "33", "3批", "Ｉ应", "字化", "“任"):
        assert (gram(pair), first.pk) in kept, pair
    for initials in ("pjxy", "pjhy", "pyhx", "pyxh"):
        assert (initials, second.pk) in kept, initials


def test_index_is_built_again_where_a_rebuilt_table_lost_its_triggers(planner: Member) -> None:
    assert ensure_index(connection) == []
    cast.entered(planner, ROWS)
    whole = held()
    on = f" ON {TASKS.table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {TASKS.index}_add{on}")
    cast.entered(planner, ROWS[:1], name="其他.txt")
    assert {term for term, _ in held()[TASKS.table]} == {term for term, _ in whole[TASKS.table]}
    assert ensure_index(connection) == [TASKS]
    assert len({number for _, number in held()[TASKS.table]}) == Task.objects.count()
    assert ensure_index(connection) == []


def test_reindex_makes_everything_anew(planner: Member) -> None:
    cast.entered(planner, ROWS)
    before, said = held(), StringIO()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_initial WHERE initial = 'x'")
    call_command("reindex", stdout=said)
    assert held() == before
    assert said.getvalue() == f"{len(SOURCES)} tables are indexed anew.\n"
