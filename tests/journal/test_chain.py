"""The hash of an entry: fixed for ever, and different wherever anything differs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from lantu.journal.chain import START, Change, entry_hash

AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


def hashed(previous: str = START, **changed: Any) -> str:
    place: dict[str, Any] = {"authority_id": 1, "sequence": 1, "at": AT, "member_id": 7}
    change = {
        "verb": "task.edited",
        "subject": "task",
        "subject_id": 3,
        "facts": {"文": ["a", "b"]},
    }
    for name, value in changed.items():
        (place if name in place else change)[name] = value
    return entry_hash(previous, **place, change=Change(**change))


def test_hash_is_the_promised_one() -> None:
    """Whoever changes the form breaks every chain there is; this digest must not move."""
    assert hashed() == "098f99d8fd9d23344fe31b3589e76091ef155dec84f16981c536325ff48ec220"


def test_hash_differs_wherever_anything_differs() -> None:
    others = [
        hashed(previous="1" * 64),
        hashed(authority_id=2),
        hashed(sequence=2),
        hashed(at=AT + timedelta(microseconds=1)),
        hashed(member_id=None),
        hashed(verb="task.entered"),
        hashed(subject="plan"),
        hashed(subject_id=4),
        hashed(facts={"文": ["a", "c"]}),
    ]
    assert len({hashed(), *others}) == 10


def test_hash_is_the_same_in_every_time_zone_and_order_of_facts() -> None:
    shanghai = AT.astimezone(timezone(timedelta(hours=8)))
    assert hashed(at=shanghai) == hashed()
    assert hashed(facts={"a": 1, "b": 2}) == hashed(facts={"b": 2, "a": 1})
