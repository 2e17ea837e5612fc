"""How an entry's hash is made: SHA-256 over the previous hash and the entry's canonical JSON.

Pure: knows no database.  The form is part of the promise to auditors; a change to it needs a new
version of the chain.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

START = "0" * 64
"""The hash before the first entry of a chain."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one object, before it has its place in the chain."""

    verb: str
    subject: str
    subject_id: int
    facts: dict[str, Any] = field(default_factory=dict)


def entry_hash(
    previous: str,
    *,
    authority_id: int,
    sequence: int,
    at: datetime,
    member_id: int | None,
    change: Change,
) -> str:
    """64 hexadecimal digits that no other entry at no other place has."""
    body = json.dumps(
        [
            previous,
            authority_id,
            sequence,
            at.astimezone(UTC).isoformat(timespec="microseconds"),
            member_id,
            change.verb,
            change.subject,
            change.subject_id,
            change.facts,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(body.encode()).hexdigest()
