"""Reading the journal: an object's history, and whether the chain still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db import DataError
from django.db.models import QuerySet

from lantu.journal.chain import START, Change, entry_hash
from lantu.journal.models import Entry, Head


def history_of(authority_id: int, subject: str, subject_id: int) -> QuerySet[Entry]:
    """The entries of one object, oldest first."""
    return Entry.objects.filter(authority_id=authority_id, subject=subject, subject_id=subject_id)


def authorities_with_history() -> list[int]:
    """The numbers of all authorities that have a chain, or entries without one."""
    heads = Head.objects.values_list("authority_id", flat=True)
    entries = Entry.objects.order_by().values_list("authority_id", flat=True)
    return sorted({*heads, *entries.distinct()})


class _Head(NamedTuple):
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place where a chain does not hold, in words an operator can act on."""

    authority_id: int
    sequence: int
    what: str

    def __str__(self) -> str:
        return f"authority {self.authority_id}, entry {self.sequence}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk along a chain found: entries, the last hash, and the first fault.

    Who cuts a chain off at its end and mends its head leaves no trace in the database: the last
    hash, noted elsewhere, is what shows it.
    """

    authority_id: int
    entries: int
    hash: str
    fault: Fault | None


def first_fault(authority_id: int) -> Fault | None:
    """None when every entry of the chain is whole, in order and none is missing."""
    return verified(authority_id).fault


def verified(authority_id: int, *, at_once: int = 2000) -> Verified:
    """Walk a chain from its start to where its head was when the walk began.

    Officers go on writing meanwhile; what they add lies behind that head and is no fault.
    Entries are fetched so many at once.
    """
    head = _head_of(authority_id)
    entries = Entry.objects.filter(authority_id=authority_id)
    previous, sequence = START, 0
    try:
        for entry in entries.filter(sequence__lte=head.sequence).iterator(chunk_size=at_once):
            what = _wrong_with(entry, sequence + 1, previous)
            if what:
                return _broken(authority_id, sequence, previous, what)
            previous, sequence = entry.hash, sequence + 1
    except DataError:  # what of PostgreSQL has no value here: of many fetched at once, which?
        if at_once > 1:
            return verified(authority_id, at_once=1)
        return _broken(authority_id, sequence, previous, "the entry cannot be read")
    except (ValueError, TypeError, AttributeError):  # no time of day, no JSON any more
        return _broken(authority_id, sequence, previous, "the entry cannot be read")
    if (head.sequence, head.hash) != (sequence, previous):
        return _broken(authority_id, sequence, previous, "entries are missing at the end")
    if entries.filter(sequence__gt=head.sequence).exists() and _head_of(authority_id) == head:
        return _broken(
            authority_id, sequence, previous, "there are entries behind the end of the chain"
        )
    return Verified(authority_id, sequence, previous, None)


def _broken(authority_id: int, whole: int, last: str, what: str) -> Verified:
    """So many entries hold; what is wrong at the next."""
    return Verified(authority_id, whole, last, Fault(authority_id, whole + 1, what))


def _head_of(authority_id: int) -> _Head:
    row = Head.objects.filter(authority_id=authority_id).values_list("sequence", "hash").first()
    return _Head(*row) if row else _Head(0, "")


def _wrong_with(entry: Entry, sequence: int, previous: str) -> str:
    """What is wrong with the entry that should be at this place, in words; else empty."""
    if entry.sequence != sequence:
        return "the entry is missing"
    if entry.previous != previous:
        return "the entry does not follow the one before it"
    if entry.hash != _hash_of(entry):
        return "the entry was altered"
    return ""


def _hash_of(entry: Entry) -> str:
    return entry_hash(
        entry.previous,
        authority_id=entry.authority_id,
        sequence=entry.sequence,
        at=entry.at,
        member_id=entry.member_id,
        change=Change(entry.verb, entry.subject, entry.subject_id, entry.facts),
    )
