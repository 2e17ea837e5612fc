"""`lantu journal verify`: a sentence for each chain, and the exit code."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lantu.journal.actions import record
from lantu.journal.chain import Change
from lantu.journal.guards import NAMES, guard, unguard
from lantu.journal.models import Entry

AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def verify(*arguments: str) -> tuple[int, list[str]]:
    """The exit code and the lines of `lantu journal verify`."""
    said = StringIO()
    code = 0
    try:
        call_command("journal", "verify", *arguments, stdout=said)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, said.getvalue().splitlines()


def test_verify_says_a_sentence_for_each_chain() -> None:
    assert verify() == (0, ["The journal is empty."])
    change = Change("plan.started", "plan", 1)
    record([change, change], authority_id=1, member_id=7, at=AT)
    record([change], authority_id=2, member_id=7, at=AT)
    last = {n: Entry.objects.filter(authority_id=n).last().hash for n in (1, 2)}  # type: ignore[union-attr]
    first = f"authority 1: 2 entries, whole and in order; last hash {last[1]}"
    second = f"authority 2: 1 entry, whole and in order; last hash {last[2]}"
    assert verify() == (0, [first, second])
    assert verify("--authority", "2") == (0, [second])
    with pytest.raises(CommandError, match=r"no chain for authority 3; known: \[1, 2\]"):
        verify("--authority", "3")


def test_verify_exits_with_1_on_a_fault() -> None:
    record([Change("a", "plan", n) for n in (1, 2, 3)], authority_id=1, member_id=7, at=AT)
    unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET verb = 'b' WHERE sequence = 2")
    guard(connection)
    assert verify() == (
        1,
        ["FAULT in authority 1, entry 2: the entry was altered. Entries before it that hold: 1."],
    )


def test_verify_exits_with_1_when_the_database_no_longer_refuses() -> None:
    unguard(connection)
    assert verify() == (
        1,
        [
            "The journal is empty.",
            "The database no longer refuses changes to the journal; missing: " + ", ".join(NAMES),
        ],
    )
