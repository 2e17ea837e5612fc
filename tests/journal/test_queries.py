"""Finding what somebody did to a chain behind our back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from lantu.journal import queries
from lantu.journal.actions import record
from lantu.journal.chain import START, Change, entry_hash
from lantu.journal.guards import unguard
from lantu.journal.models import Entry, Head
from lantu.journal.queries import (
    Fault,
    authorities_with_history,
    first_fault,
    history_of,
    verified,
)

AT = datetime(2025, 3, 1, 9, 0, 0, 123456, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> None:
    """Five entries of authority 1 about tasks 1 to 5, and one of authority 2."""
    for number in range(1, 6):
        facts = {"text": ["新建学校", f"新建学校{number}所"], "share": 0.1}
        note(Change("task.edited", "task", number, facts))
    note(Change("plan.started", "plan", 1), authority_id=2)


def note(change: Change, authority_id: int = 1) -> None:
    record([change], authority_id=authority_id, member_id=9, at=AT)


def tamper(statement: str) -> None:
    """Do what only somebody with a shell on the database can do."""
    unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_whole_chains_have_no_fault(chain: None) -> None:
    assert [first_fault(1), first_fault(2)] == [None, None]
    assert verified(1).entries == 5
    assert verified(1).hash == Entry.objects.get(authority_id=1, sequence=5).hash


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'task.entered'",
        "member_id = 8",
        "member_id = NULL",
        "at = '2025-03-01 09:00:00.123457'",
        "subject_id = 30",
        """facts = '{"text": ["新建学校", "新建学校30所"], "share": 0.1}'""",
    ],
)
def test_altered_entry_is_found(chain: None, change: str) -> None:
    tamper(f"UPDATE journal_entry SET {change} WHERE authority_id = 1 AND sequence = 3")
    assert first_fault(1) == Fault(1, 3, "the entry was altered")
    assert first_fault(2) is None


def test_entry_that_cannot_be_read_is_a_fault_and_no_crash(chain: None) -> None:
    never = "infinity" if connection.vendor == "postgresql" else "yesterday"
    tamper(f"UPDATE journal_entry SET at = '{never}' WHERE authority_id = 1 AND sequence = 3")
    assert first_fault(1) == Fault(1, 3, "the entry cannot be read")


def test_altered_entry_with_its_hash_mended_breaks_the_next(chain: None) -> None:
    third = Entry.objects.get(authority_id=1, sequence=3)
    mended = entry_hash(
        third.previous,
        authority_id=1,
        sequence=3,
        at=third.at,
        member_id=8,
        change=Change(third.verb, third.subject, third.subject_id, third.facts),
    )
    tamper(
        f"UPDATE journal_entry SET member_id = 8, hash = '{mended}'"
        " WHERE authority_id = 1 AND sequence = 3"
    )
    assert first_fault(1) == Fault(1, 4, "the entry does not follow the one before it")


@pytest.mark.parametrize("sequence", [1, 3])
def test_removed_entry_is_found(chain: None, sequence: int) -> None:
    tamper(f"DELETE FROM journal_entry WHERE authority_id = 1 AND sequence = {sequence}")
    assert first_fault(1) == Fault(1, sequence, "the entry is missing")


def test_removed_entry_with_the_rest_moved_up_is_found(chain: None) -> None:
    tamper("DELETE FROM journal_entry WHERE authority_id = 1 AND sequence = 3")
    for sequence in (4, 5):
        tamper(
            f"UPDATE journal_entry SET sequence = {sequence - 1}"
            f" WHERE authority_id = 1 AND sequence = {sequence}"
        )
    assert first_fault(1) == Fault(1, 3, "the entry does not follow the one before it")


def test_reordered_entries_are_found(chain: None) -> None:
    for old, new in ((2, 90), (3, 2), (90, 3)):
        tamper(
            f"UPDATE journal_entry SET sequence = {new} WHERE authority_id = 1 AND sequence = {old}"
        )
    assert first_fault(1) == Fault(1, 2, "the entry does not follow the one before it")


def test_truncation_is_found(chain: None) -> None:
    tamper("DELETE FROM journal_entry WHERE authority_id = 1 AND sequence > 3")
    assert first_fault(1) == Fault(1, 4, "entries are missing at the end")
    tamper("DELETE FROM journal_entry WHERE authority_id = 1")
    assert first_fault(1) == Fault(1, 1, "entries are missing at the end")


def test_head_that_was_removed_or_set_back_is_found(chain: None) -> None:
    third = Entry.objects.get(authority_id=1, sequence=3)
    Head.objects.filter(authority_id=1).update(sequence=3, hash=third.hash)
    assert first_fault(1) == Fault(1, 4, "there are entries behind the end of the chain")
    Head.objects.filter(authority_id=1).delete()
    assert first_fault(1) == Fault(1, 1, "entries are missing at the end")
    assert authorities_with_history() == [1, 2]


def test_new_entries_written_during_the_walk_are_no_fault(
    chain: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked = queries._wrong_with

    def writes_meanwhile(entry: Entry, sequence: int, previous: str) -> str:
        if sequence == 1:
            note(Change("task.edited", "task", 1))
        return walked(entry, sequence, previous)

    monkeypatch.setattr(queries, "_wrong_with", writes_meanwhile)
    assert verified(1).fault is None
    assert Entry.objects.filter(authority_id=1).count() == 6


def test_history_of_an_object_is_its_own_and_oldest_first(chain: None) -> None:
    note(Change("task.edited", "task", 2, {"text": ["a", "b"]}))
    note(Change("plan.renamed", "plan", 2))
    note(Change("task.edited", "task", 2), authority_id=2)
    assert [entry.sequence for entry in history_of(1, "task", 2)] == [2, 6]


def test_first_entry_follows_the_start(chain: None) -> None:
    assert Entry.objects.get(authority_id=1, sequence=1).previous == START
