"""Two officers confirm the same findings at once in an installation of their own; prints what came of it.

Run by `test_review` as a process of its own, because a race needs a real database and the
installation's own way to open it.  With the argument `unlocked` they do without the lock: on
SQLite that is the transaction, on PostgreSQL the rows that are selected for update.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import IntegrityError, connection  # noqa: E402

from lantu.directory.choices import MemberRole  # noqa: E402
from lantu.ledger.intake.actions import review  # noqa: E402
from lantu.ledger.intake.actions.steps import findings_in  # noqa: E402
from lantu.ledger.models import Document, Task  # noqa: E402
from tests import cast  # noqa: E402
from tests.places import without_lock  # noqa: E402

OFFICERS, ROWS = 2, 5
both_have_read = threading.Barrier(OFFICERS)
entered: list[int] = []


def meeting_findings(*args: object) -> object:
    """The open findings, handed over once both officers have read them, or after a second."""
    found = findings_in(*args)  # type: ignore[arg-type]
    with contextlib.suppress(threading.BrokenBarrierError):
        both_have_read.wait(timeout=1)
    return found


def confirm(action: object, number: int) -> None:
    document = Document.objects.get()
    by = document.authority.members.order_by("pk")[number]
    numbers = list(document.findings.values_list("pk", flat=True))
    try:
        tasks = action(document=document, findings=numbers, by=by, at=cast.AT)  # type: ignore[operator]
        entered.append(len(tasks))
    except IntegrityError:
        entered.append(-1)
    connection.close()


def main(way: str) -> None:
    call_command("migrate", verbosity=0)
    unit = cast.district().units.get(short_name="区发改委")
    planner = cast.member(unit, MemberRole.PLANNER)
    cast.member(unit, MemberRole.SUPERVISOR)
    cast.read(planner, [cast.row(f"第{i}项。") for i in range(ROWS)], plan=cast.plan(planner))
    review.findings_in = meeting_findings  # type: ignore[assignment]
    action = review.confirm_findings
    if way == "unlocked":
        action = without_lock(action)
    threads = [threading.Thread(target=confirm, args=(action, n)) for n in range(OFFICERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps({"entered": sorted(entered), "rows": Task.objects.count()}))


main(sys.argv[1])
