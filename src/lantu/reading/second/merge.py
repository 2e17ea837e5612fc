"""Puts a second reader's findings beside the first's, which it can neither change nor take away.

Knows when two findings are the same row; of one that lies across others the first's stay as they
are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantu.reading.model import Finding, Ground

_SAME = 0.5
"""Share of the longer row's characters that both must have."""


@dataclass(frozen=True, slots=True)
class Merged:
    """All findings by position, and what the second reader brought."""

    findings: tuple[Finding, ...]
    added: int
    filled: int
    left: int


def merged(first: Sequence[Finding], second: Sequence[Finding]) -> Merged:
    """The first reader's findings, their empty fields filled, and the rows that it did not see."""
    kept = list(first)
    starts = sorted(range(len(kept)), key=lambda place: kept[place].start)
    longest = max((one.end - one.start for one in kept), default=0)
    new: list[Finding] = []
    filled: set[int] = set()
    left = 0
    for row in second:
        near = _near(kept, starts, row, longest)
        same = max(near, key=lambda place: _shared(kept[place], row), default=None)
        if same is not None and _is_same(kept[same], row):
            after = _filled(kept[same], row)
            if after is not kept[same]:
                kept[same] = after
                filled.add(same)
        elif any(_covers(other, row) for other in (*(kept[place] for place in near), *new)):
            left += 1
        else:
            new.append(row)
    together = sorted([*kept, *new], key=lambda one: (one.start, one.end))
    return Merged(tuple(together), len(new), len(filled), left)


def _near(kept: list[Finding], starts: list[int], row: Finding, longest: int) -> list[int]:
    """The places of the findings that share a character with the row."""
    begin = bisect_left(starts, row.start - longest, key=lambda place: kept[place].start)
    found = []
    for place in starts[begin:]:
        if kept[place].start >= row.end:
            break
        if _shared(kept[place], row):
            found.append(place)
    return found


def _shared(one: Finding, other: Finding) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _is_same(one: Finding, other: Finding) -> bool:
    longer = max(one.end - one.start, other.end - other.start)
    return _shared(one, other) >= _SAME * longer


def _covers(one: Finding, other: Finding) -> bool:
    """Whether two rows are about the same words, even if one goes on where the other ends."""
    shorter = min(one.end - one.start, other.end - other.start)
    return _shared(one, other) >= _SAME * shorter


def _filled(first: Finding, second: Finding) -> Finding:
    """The first reader's finding with what it left empty; itself where nothing was."""
    after, grounds, settled = first, first.grounds, set[str]()
    if not first.owners and second.owners:
        after, grounds = (
            replace(after, owners=second.owners),
            replace(grounds, owners=Ground.SECOND),
        )
        settled.add("R001")
    if first.due is None and second.due is not None:
        after, grounds = replace(after, due=second.due), replace(grounds, due=Ground.SECOND)
    if not first.figures and second.figures:
        after = replace(after, figures=second.figures)
        grounds = replace(grounds, figures=Ground.SECOND)
        settled.add("R021")
    if not (first.person or first.post) and (second.person or second.post):
        after = replace(after, person=second.person, post=second.post)
    if after is first:
        return first
    warnings = tuple(sorted({*first.warnings, "R041"} - settled))
    return replace(after, grounds=grounds, warnings=warnings)
