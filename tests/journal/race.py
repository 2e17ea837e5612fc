"""Two threads record at once in an installation of their own; prints what became of it as JSON.

Run by `test_actions` as a process of its own, because a race needs a real database and the
installation's own way to open it.  With the argument `unlocked` the writers do without the lock:
on SQLite that is the transaction, on PostgreSQL the head's row.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from lantu.journal import actions  # noqa: E402
from lantu.journal.chain import Change, entry_hash  # noqa: E402
from lantu.journal.models import Entry  # noqa: E402
from lantu.journal.queries import first_fault  # noqa: E402
from tests.places import without_lock  # noqa: E402

WRITERS, ROUNDS = 2, 20
AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
both_have_read = threading.Barrier(WRITERS)
errors: list[str] = []


def meeting_hash(*args: object, **kwargs: object) -> str:
    """The hash, made once both writers have read the head, or after half a second of waiting."""
    with contextlib.suppress(threading.BrokenBarrierError):
        both_have_read.wait(timeout=0.5)
    return entry_hash(*args, **kwargs)  # type: ignore[arg-type]


def write(record: object, number: int) -> None:
    for i in range(ROUNDS):
        try:
            record(
                [Change("raced", "task", number, {"round": i})],
                authority_id=1,
                member_id=number,
                at=AT,
            )  # type: ignore[operator]
        except Exception as error:  # which it is, is what the test asks
            errors.append(type(error).__name__)
    connection.close()


def main(way: str) -> None:
    call_command("migrate", verbosity=0)
    actions.entry_hash = meeting_hash  # type: ignore[assignment]
    record = without_lock(actions.record) if way == "unlocked" else actions.record
    threads = [threading.Thread(target=write, args=(record, n)) for n in range(1, WRITERS + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fault = first_fault(1)
    found = {
        "entries": Entry.objects.count(),
        "errors": sorted(set(errors)),
        "fault": fault.what if fault else None,
    }
    sys.stdout.write(json.dumps(found))


main(sys.argv[1])
