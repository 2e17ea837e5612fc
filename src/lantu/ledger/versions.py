"""A plan's rows as they were at a moment, and what differs between two such moments.  Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
"""A row set down: "id", "number", "path" and the fields of `facts.facts_of`."""

FIELDS = ("text", "path", "owners", "due", "figures", "kind", "person", "post")
"""What is compared, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that both versions have, with [before, after] of each field that differs."""

    row: Row
    fields: Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a later version has that an earlier one had not, and the other way round."""

    added: Sequence[Row] = ()
    dropped: Sequence[Row] = ()
    changed: Sequence[RowChange] = field(default_factory=tuple)
    same: int = 0

    @property
    def moved(self) -> int:
        """Rows that stand under other headings."""
        return self._with("path")

    @property
    def redated(self) -> int:
        return self._with("due")

    @property
    def reworded(self) -> int:
        return self._with("text")

    def _with(self, name: str) -> int:
        return sum(name in change.fields for change in self.changed)


def compare(before: Sequence[Row], after: Sequence[Row]) -> Comparison:
    """Rows are told apart by their numbers in the database, which they keep for good."""
    old = {row["id"]: row for row in before}
    new = {row["id"]: row for row in after}
    both = [(old[row["id"]], row) for row in after if row["id"] in old]
    changed = [RowChange(b, f) for a, b in both if (f := _differing(a, b))]
    return Comparison(
        added=[row for row in after if row["id"] not in old],
        dropped=[row for row in before if row["id"] not in new],
        changed=changed,
        same=len(both) - len(changed),
    )


def _differing(before: Row, after: Row) -> dict[str, list[Any]]:
    return {
        name: [before.get(name), after.get(name)]
        for name in FIELDS
        if before.get(name) != after.get(name)
    }
