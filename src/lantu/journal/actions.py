"""Writing entries: the only way into the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lantu.journal.chain import Change, entry_hash
from lantu.journal.models import Entry, Head


@transaction.atomic
def record(
    changes: Iterable[Change], *, authority_id: int, member_id: int | None, at: datetime
) -> None:
    """Append the changes to the authority's chain within the caller's transaction.

    Locking the head row first gives two writers one order; on SQLite the transaction itself
    (BEGIN IMMEDIATE) already does.
    """
    Head.objects.get_or_create(authority_id=authority_id)
    head = Head.objects.select_for_update().get(authority_id=authority_id)
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
