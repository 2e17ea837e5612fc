"""Deadlines between the reader's words, the ledger's columns and the people's forms.  Pure."""

from __future__ import annotations

from datetime import date

from lantu.ledger.choices import OpenDue
from lantu.ledger.rows import DueValue


def parse_due(text: str, code: str) -> DueValue:
    """A deadline from its code: an ISO date, "ongoing", "recurring" or nothing.

    Raises ValueError where the code is none of these.
    """
    if not code:
        return DueValue(text)
    if code in OpenDue.values:
        return DueValue(text, None, OpenDue(code))
    return DueValue(text, date.fromisoformat(code))
