"""How sure the reader is of each part of a finding, and on what ground.

Knows how often readings on the same ground were right on annotated documents (`counts.json`,
written by `python -m tests.gate.calibration`), and the ground in words.  Reads nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lantu.reading.model import Finding, Ground


class Part(StrEnum):
    """What one can be sure of: that it is a row at all, its kind, and each of its fields."""

    ROW = "row"
    KIND = "kind"
    OWNERS = "owners"
    DUE = "due"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Sure:
    """The share (0 to 1) of readings of this part on this ground that were right."""

    part: Part
    share: float
    ground: Ground


Counts = Mapping[str, tuple[int, int]]
"""Right and all readings by `part`, `part/ground` and `part/ground/row`."""

UNMEASURED = 0.5
"""How sure one is of what was never counted."""
_WEIGHT = 16
"""So many readings on the wider ground count as much as one's own.

With fewer the reader goes by grounds that it has hardly ever met.  Of the powers of two up to 64
this is the one with which what it says of documents that it was not calibrated on comes closest to
how often it is right there; docs/mechanisms/reading.md has the figures.
"""


def sureness(finding: Finding, counts: Counts | None = None) -> tuple[Sure, ...]:
    """How sure the reader is of the finding's row, kind, owners, due and figures, in this order.

    The shares of the fields hold where the row is one; they stem from documents of the same kind
    (`counts`, else those the project was calibrated on).
    """
    known = _counts() if counts is None else counts
    return tuple(_sure(finding, part, known) for part in Part)


def _sure(finding: Finding, part: Part, known: Counts) -> Sure:
    ground = _ground(finding, part)
    if ground is Ground.SECOND:  # any model may have answered, and none was measured
        return Sure(part, UNMEASURED, ground)
    return Sure(part, _share(known, keys_of(finding, part)), ground)


def keys_of(finding: Finding, part: Part) -> tuple[str, str, str]:
    """The grounds of a part from the widest to its own."""
    ground = _ground(finding, part)
    row = finding.kind if part is Part.KIND else finding.grounds.row
    if part is Part.ROW:
        row = finding.kind
    return part, f"{part}/{ground}", f"{part}/{ground}/{row}"


def _ground(finding: Finding, part: Part) -> Ground:
    grounds = finding.grounds
    return {
        Part.ROW: grounds.row,
        Part.KIND: grounds.row,
        Part.OWNERS: grounds.owners,
        Part.DUE: grounds.due,
        Part.FIGURES: grounds.figures,
    }[part]


def _share(counts: Counts, keys: tuple[str, ...]) -> float:
    share, weight = UNMEASURED, 2
    for key in keys:
        right, total = counts.get(key, (0, 0))
        share = (right + weight * share) / (total + weight)
        weight = _WEIGHT
    return share


@cache
def _counts() -> Counts:
    text = files(__package__).joinpath("counts.json").read_text(encoding="utf-8")
    return {key: (right, total) for key, (right, total) in json.loads(text).items()}
