"""Writing entries: the only way into the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar, cast

from django.db import connection, transaction

from lantu.journal.chain import Change, entry_hash
from lantu.journal.models import Entry, Head

P = ParamSpec("P")
R = TypeVar("R")


class Acting(Protocol):
    """Whoever acts, as far as the journal knows them: their authority's number and their own."""

    id: int
    authority_id: int


def in_turn(action: Callable[P, R]) -> Callable[P, R]:
    """Make of an action with `by=` a transaction that waits its turn, see `take_turn`."""

    @wraps(action)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            take_turn(cast("Acting", kwargs["by"]).authority_id)
            return action(*args, **kwargs)

    return waiting


def take_turn(authority_id: int) -> None:
    """Until this transaction ends nobody else changes anything of the authority.

    What an action has read then still holds when it writes, as on SQLite, whose transactions
    (BEGIN IMMEDIATE) come one after the other; and since this lock is everybody's first, two
    writers never wait for each other.  Other authorities go on meanwhile.
    """
    if connection.features.has_select_for_update:
        _locked_head(authority_id)


@transaction.atomic(savepoint=False)
def record(
    changes: Iterable[Change], *, authority_id: int, member_id: int | None, at: datetime
) -> None:
    """Append the changes to the authority's chain within the caller's transaction.

    Locking the head row first gives two writers one order; on SQLite the transaction itself
    (BEGIN IMMEDIATE) already does.
    """
    head = _locked_head(authority_id)
    entries = []
    for change in changes:
        digest = entry_hash(
            head.hash,
            authority_id=authority_id,
            sequence=head.sequence + 1,
            at=at,
            member_id=member_id,
            change=change,
        )
        entries.append(
            Entry(
                authority_id=authority_id,
                sequence=head.sequence + 1,
                at=at,
                member_id=member_id,
                verb=change.verb,
                subject=change.subject,
                subject_id=change.subject_id,
                facts=change.facts,
                previous=head.hash,
                hash=digest,
            )
        )
        head.sequence, head.hash = head.sequence + 1, digest
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save(update_fields=["sequence", "hash"])


def record_deed(changes: Iterable[Change], *, by: Acting, at: datetime) -> None:
    """Append what a member did to the chain of their authority."""
    record(changes, authority_id=by.authority_id, member_id=by.id, at=at)


def _locked_head(authority_id: int) -> Head:
    """The head row, made where the authority has none: of two who make it one wins."""
    heads = Head.objects.select_for_update().filter(authority_id=authority_id)
    found = heads.first()
    if found is not None:
        return found
    Head.objects.get_or_create(authority_id=authority_id)
    return heads.get()
