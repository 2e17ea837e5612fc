"""Entries are written once: neither our classes nor the database change or remove them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from lantu.journal.actions import record
from lantu.journal.chain import Change
from lantu.journal.guards import NAMES, guard, missing_guards, unguard
from lantu.journal.models import Entry, HistoryIsFixed

AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    record(
        [Change("plan.started", "plan", 5, {"title": "方案"})], authority_id=1, member_id=2, at=AT
    )
    return Entry.objects.get()


def test_entry_refuses_to_be_saved_again_or_deleted(entry: Entry) -> None:
    entry.verb = "plan.renamed"
    with pytest.raises(HistoryIsFixed):
        entry.save()
    with pytest.raises(HistoryIsFixed):
        entry.delete()
    entry.refresh_from_db()
    assert (entry.verb, entry.facts) == ("plan.started", {"title": "方案"})


def test_entries_refuse_to_be_changed_or_deleted_in_bulk(entry: Entry) -> None:
    with pytest.raises(HistoryIsFixed):
        Entry.objects.update(verb="x")
    with pytest.raises(HistoryIsFixed):
        Entry.objects.filter(pk=entry.pk).delete()
    with pytest.raises(HistoryIsFixed), transaction.atomic():
        Entry.objects.bulk_update([entry], ["verb"])
    assert Entry.objects.get() == entry


STATEMENTS = {
    "update": "UPDATE journal_entry SET verb = 'x'",
    "delete": "DELETE FROM journal_entry",
    "replace": (
        "INSERT OR REPLACE INTO journal_entry SELECT id, authority_id, sequence, at, member_id,"
        " 'x', subject, subject_id, facts, previous, hash FROM journal_entry"
    ),
}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_database_refuses_to_change_or_remove_an_entry(entry: Entry, statement: str) -> None:
    if statement == "replace" and connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    with pytest.raises(IntegrityError, match="history is fixed"), transaction.atomic():
        run(STATEMENTS[statement])
    assert Entry.objects.get().verb == "plan.started"
    unguard(connection)  # the control: without the triggers it would have happened
    run(STATEMENTS[statement])
    assert [found.verb for found in Entry.objects.all()] == ([] if statement == "delete" else ["x"])


def test_guards_that_are_missing_are_named(db: None) -> None:
    assert missing_guards(connection) == []
    unguard(connection)
    assert missing_guards(connection) == list(NAMES)
    guard(connection)
    guard(connection)
    assert missing_guards(connection) == []


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
