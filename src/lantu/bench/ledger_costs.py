"""The costs of a large ledger's pages and deeds: 10,000 rows with two owners and a figure each, 310
indicators with three values.  Knows that Django is set up; `ledger` sees to that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from time import process_time

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu.directory.actions import add_member, add_unit, found_authority
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Member, User
from lantu.ledger.actions.indicator import track_rows
from lantu.ledger.actions.plan import start_plan
from lantu.ledger.actions.task import NewRow, edit_task, enter_tasks
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.models import Indicator, Measurement, Task
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents

ROWS = 10_000
INDICATORS = 310
ROUNDS = 7
"""Times that each thing is done; the quickest counts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time in milliseconds, and queries."""

    milliseconds: float
    queries: int


def measure() -> None:
    """Build it, and print what each thing costs."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    begun = process_time()
    planner, tasks = _district()
    _say(f"built {len(tasks):,} rows and {INDICATORS} indicators: {process_time() - begun:.1f} s")
    client = Client(HTTP_HOST="localhost")
    client.force_login(planner.user, backend="django.contrib.auth.backends.ModelBackend")
    bare = _cost(lambda: Client(HTTP_HOST="localhost").get("/sign-in/"))
    _line("a bare page", bare, bare)
    plan = tasks[0].plan_id
    for words, address in (
        ("list of the ledger", "/ledger/"),
        ("a late page of it", "/ledger/?page=150"),
        ("search of two words", "/ledger/?words=小区+改造"),
        ("a plan", f"/plans/{plan}/"),
        ("a row", f"/ledger/{tasks[5000].pk}/"),
        ("the indicators", "/indicators/"),
    ):
        _line(words, _cost(lambda address=address: client.get(address)), bare)  # type: ignore[misc]
    _line("one edit", _edit(planner, tasks[77]), bare)


def _district() -> tuple[Member, list[Task]]:
    now = timezone.now()
    place = found_authority(name="测试市云山区", short_name="云山区", code="990101", at=now)
    root = place.units.get(parent=None)
    names = [f"区第{n}局" for n in range(40)]
    for name in names:
        add_unit(
            authority=place,
            name=f"云山{name}",
            short_name=name,
            kind=UnitKind.DEPARTMENT,
            parent=root,
            aliases=(),
            at=now,
        )
    user = User.objects.create_user("bench", password=None)
    planner = add_member(user=user, unit=root, role=MemberRole.PLANNER, name="规划员", at=now)
    plan = start_plan(title="云山区“十五五”规划任务分工", by=planner, at=now)
    document = receive_document(name="分工.txt", data="一".encode(), by=planner, at=now, plan=plan)

    def row(n: int) -> NewRow:
        target = n < INDICATORS
        contents = RowContents(
            Kind.TARGET if target else Kind.TASK,
            f"推进第{n}号老旧小区改造{n % 50}个，完善周边配套设施，提升居住品质",
            [
                OwnerName(names[n % 40], OwnerRole.LEAD),
                OwnerName(names[(n + 7) % 40], OwnerRole.SUPPORT),
            ],
            [FigureValue(f"老旧小区{n}", ">=", Decimal(n % 50 + 1), "个")],
            DueValue("年底前", date(2026 + n % 5, 12, 31)),
        )
        return NewRow(contents, 0, 1, ("一、民生改善", f"（{n % 20}）宜居"))

    tasks = enter_tasks(
        [row(n) for n in range(ROWS)], plan=plan, document=document, by=planner, at=now
    )
    _measure(track_rows(tasks=tasks[:INDICATORS], by=planner, at=now), planner)
    return planner, tasks


def _measure(indicators: Sequence[Indicator], planner: Member) -> None:
    now = timezone.now()
    Measurement.objects.bulk_create(
        Measurement(
            indicator=indicator,
            day=date(2026, month, 28),
            value=Decimal(month),
            source="月报",
            recorded_by=planner,
            recorded_at=now,
        )
        for indicator in indicators
        for month in (3, 6, 9)
    )


def _edit(planner: Member, task: Task) -> Cost:
    def once() -> None:
        row = Task.objects.get(pk=task.pk)
        contents = replace(row.contents, text=f"{row.text}。")
        edit_task(task=row, contents=contents, version=row.version, by=planner, at=timezone.now())

    return _cost(once)


def _cost(deed: Callable[[], object]) -> Cost:
    deed()
    quickest = min(_timed(deed) for _ in range(ROUNDS))
    with CaptureQueriesContext(connection) as seen:
        deed()
    return Cost(1000 * quickest, len(seen))


def _timed(deed: Callable[[], object]) -> float:
    begun = process_time()
    deed()
    return process_time() - begun


def _line(words: str, cost: Cost, bare: Cost) -> None:
    ratio = cost.milliseconds / bare.milliseconds
    _say(f"  {words:<22} {cost.milliseconds:7.1f} ms  {cost.queries:3} queries  {ratio:6.1f} x")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
