"""A row's contents as the journal writes them, and back from there.  Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.due import parse_due
from lantu.ledger.rows import FigureValue, OwnerName, RowContents

PRIVATE = ("person", "post")
"""Fields whose words stay out of the journal: it holds no personal data."""
HIDDEN = ["…", "…"]
"""What stands there instead, before and after."""


def facts_of(contents: RowContents) -> dict[str, Any]:
    """The contents field by field, as plain JSON."""
    due = contents.due
    return {
        "kind": str(contents.kind),
        "text": contents.text,
        "owners": [[owner.name, str(owner.role)] for owner in contents.owners],
        "figures": [[f.metric, f.comparator, f.digits, f.unit] for f in contents.figures],
        "due": [due.text, due.code],
        "person": contents.person,
        "post": contents.post,
    }


def changes_between(before: RowContents, after: RowContents) -> dict[str, list[Any]]:
    """[before, after] of each field that differs, as the journal may keep it."""
    old, new = facts_of(before), facts_of(after)
    changed = {key: [old[key], new[key]] for key in old if old[key] != new[key]}
    return {key: HIDDEN if key in PRIVATE else change for key, change in changed.items()}


def contents_of(facts: Mapping[str, Any]) -> RowContents:
    """The contents that `facts_of` wrote down."""
    return RowContents(
        kind=Kind(facts["kind"]),
        text=facts["text"],
        owners=[OwnerName(name, OwnerRole(role)) for name, role in facts["owners"]],
        figures=[FigureValue(m, c, Decimal(v), u) for m, c, v, u in facts["figures"]],
        due=parse_due(*facts["due"]),
        person=facts["person"],
        post=facts["post"],
    )


def contents_before(after: RowContents, changes: Mapping[str, list[Any]]) -> RowContents | None:
    """The contents as they were before the changes; None where the journal does not know."""
    if any(key in PRIVATE for key in changes):
        return None
    old = {key: change[0] for key, change in changes.items()}
    said: dict[str, Any] = {}
    if "kind" in old:
        said["kind"] = Kind(old["kind"])
    if "text" in old:
        said["text"] = old["text"]
    if "owners" in old:
        said["owners"] = [OwnerName(name, OwnerRole(role)) for name, role in old["owners"]]
    if "figures" in old:
        said["figures"] = [FigureValue(m, c, Decimal(v), u) for m, c, v, u in old["figures"]]
    if "due" in old:
        said["due"] = parse_due(*old["due"])
    return replace(after, **said)
