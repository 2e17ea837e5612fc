"""One officer enters rows of a body while another says which unit it is; prints what came of it.

Run by `test_bodies` as a process of its own, in an installation of its own.  The first has looked
the name up, and found nobody, when the second begins.  With the argument `unlocked` they do without
the row locks of PostgreSQL; SQLite's transactions cannot be taken from the actions within.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from lantu.directory.choices import MemberRole  # noqa: E402
from lantu.directory.models import Unit  # noqa: E402
from lantu.ledger.actions import task as tasks  # noqa: E402
from lantu.ledger.choices import OwnerRole  # noqa: E402
from lantu.ledger.intake.actions import bodies, review  # noqa: E402
from lantu.ledger.models import Document, TaskOwner  # noqa: E402
from lantu.ledger.rows import OwnerName  # noqa: E402
from tests import cast  # noqa: E402
from tests.places import without_lock  # noqa: E402

NAME = "区养老专班"
looked_up, adopted = threading.Event(), threading.Event()
resolve = tasks.resolve_bodies


def resolved_before(*args: Any) -> dict[str, Unit]:
    """The units as they are now, handed over once the other is done, or has waited a second."""
    found = resolve(*args)
    looked_up.set()
    adopted.wait(timeout=1)
    return found


def confirm(action: Any) -> None:
    document = Document.objects.get(name="one.txt")
    numbers = list(document.findings.values_list("pk", flat=True))
    action(document=document, findings=numbers, by=document.received_by, at=cast.AT)
    connection.close()


def adopt(action: Any) -> None:
    looked_up.wait(timeout=30)
    document = Document.objects.get(name="two.txt")
    unit = Unit.objects.get(short_name="区教育局")
    action(document=document, name=NAME, unit=unit, by=document.received_by, at=cast.AT)
    adopted.set()
    connection.close()


def main(way: str) -> None:
    call_command("migrate", verbosity=0)
    units = cast.district().units
    planner = cast.member(units.get(short_name="区发改委"), MemberRole.PLANNER)
    owned = [cast.row("新建床位。", owners=[OwnerName(NAME, OwnerRole.LEAD)])]
    for name in ("one.txt", "two.txt"):
        cast.read(planner, owned, name=name, plan=cast.plan(planner))
    tasks.resolve_bodies = resolved_before
    both: list[Any] = [review.confirm_findings, bodies.adopt_alias]
    if way == "unlocked":
        both = [without_lock(action) for action in both]
    threads = [
        threading.Thread(target=deed, args=(action,))
        for deed, action in zip((confirm, adopt), both, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    owners = TaskOwner.objects.values_list("name", "unit__short_name")
    sys.stdout.write(json.dumps({"owners": list(owners)}))


main(sys.argv[1])
