"""Writing entries: one chain per authority, in one order, whoever writes at the same time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from lantu.journal.actions import record
from lantu.journal.chain import START, Change
from lantu.journal.models import Entry, Head
from lantu.journal.queries import first_fault
from tests.places import outcome

AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_record_appends_to_the_authoritys_own_chain() -> None:
    first = Change("plan.started", "plan", 1, {"title": "方案"})
    record([first, Change("task.entered", "task", 1)], authority_id=1, member_id=7, at=AT)
    record([first], authority_id=2, member_id=None, at=AT)
    record([Change("task.edited", "task", 1)], authority_id=1, member_id=8, at=AT)
    chain = list(Entry.objects.filter(authority_id=1))
    assert [(e.sequence, e.verb, e.subject, e.subject_id, e.member_id, e.facts) for e in chain] == [
        (1, "plan.started", "plan", 1, 7, {"title": "方案"}),
        (2, "task.entered", "task", 1, 7, {}),
        (3, "task.edited", "task", 1, 8, {}),
    ]
    assert [e.previous for e in chain] == [START, chain[0].hash, chain[1].hash]
    assert Head.objects.get(authority_id=1).hash == chain[2].hash
    assert Entry.objects.get(authority_id=2).previous == START


@pytest.mark.django_db
def test_record_of_nothing_writes_nothing() -> None:
    record([], authority_id=1, member_id=7, at=AT)
    assert Entry.objects.count() == 0
    assert first_fault(1) is None


@pytest.mark.django_db
def test_record_is_undone_with_what_it_records() -> None:
    record([Change("a", "task", 1)], authority_id=1, member_id=7, at=AT)
    with pytest.raises(ZeroDivisionError):
        _record_and_fail()
    assert [entry.verb for entry in Entry.objects.all()] == ["a"]
    assert first_fault(1) is None


@transaction.atomic
def _record_and_fail() -> None:
    record([Change("b", "task", 1)], authority_id=1, member_id=7, at=AT)
    raise ZeroDivisionError


def raced(home: Path, way: str) -> dict[str, Any]:
    return outcome("tests.journal.race", home, way)


def test_two_who_record_at_once_make_one_chain(tmp_path: Path) -> None:
    assert raced(tmp_path, "locked") == {"entries": 40, "errors": [], "fault": None}


def test_control_without_the_lock_the_race_is_lost(tmp_path: Path) -> None:
    found = raced(tmp_path, "unlocked")
    assert found["errors"] == ["IntegrityError"]
    assert found["entries"] < 40
