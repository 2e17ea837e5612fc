"""Counts how often readings on each ground are right: `python -m tests.gate.calibration`.

Writes `src/lantu/reading/confidence/counts.json` from the annotated sets that are present, and
prints how sure the reader would have been of each document had it been calibrated on the others,
beside how often it was right.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lantu.reading import confidence
from lantu.reading.confidence import Counts, Part
from lantu.reading.model import Document, Finding
from lantu.reading.reader import find
from tests.gate.floors import SETS
from tests.gate.scoring import as_row, facts, matches

COUNTS = Path(confidence.__file__).with_name("counts.json")
EDGES = (0.0, 0.7, 0.85, 0.95, 1.0)


@dataclass(frozen=True)
class Judged:
    """One part of a finding, and whether it was right."""

    document: str
    finding: Finding
    part: Part
    right: bool


@dataclass(frozen=True)
class Band:
    """Parts of which the reader was about as sure: the mean of that, and the share that was right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def judged(folder: Path) -> list[Judged]:
    """Every part of every finding in a folder's documents; fields only of rows that are right."""
    found: list[Judged] = []
    for gold_file in sorted(folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))["rows"]
        text = gold_file.with_name(gold_file.name.replace(".gold.json", ".txt")).read_bytes()
        document = Document(gold_file.name, "", text.decode("utf-8"), "txt")
        findings = find(document).findings
        rows = [as_row(finding) for finding in findings]
        matched = {j: gold[i] for i, j in matches(gold, rows)}
        for place, finding in enumerate(findings):
            row, right = rows[place], matched.get(place)
            found.append(Judged(gold_file.name, finding, Part.ROW, right is not None))
            if right is None:
                continue
            found.append(Judged(gold_file.name, finding, Part.KIND, right["kind"] == row["kind"]))
            for part in (Part.OWNERS, Part.DUE, Part.FIGURES):
                same = facts(row, part) == facts(right, part)
                found.append(Judged(gold_file.name, finding, part, same))
    return found


def counts_of(parts: list[Judged]) -> Counts:
    """Right and all by each ground, from the widest to the narrowest."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in parts:
        for key in confidence.keys_of(one.finding, one.part):
            total[key] += 1
            right[key] += one.right
    return {key: (right[key], total[key]) for key in sorted(total)}


def bands(parts: list[Judged]) -> list[Band]:
    """How sure, and how often right, each document judged by the counts of the others."""
    said: list[tuple[float, bool]] = []
    for name in sorted({one.document for one in parts}):
        others = counts_of([one for one in parts if one.document != name])
        for one in parts:
            if one.document == name:
                sure = {s.part: s.share for s in confidence.sureness(one.finding, others)}
                said.append((sure[one.part], one.right))
    found = []
    for low, high in pairwise(EDGES):
        inside = [(s, r) for s, r in said if low <= s < high or (high == EDGES[-1] == s)]
        if inside:
            count = len(inside)
            mean = sum(s for s, _ in inside) / count
            found.append(Band(low, high, count, mean, sum(r for _, r in inside) / count))
    return found


def main() -> int:
    parts = [one for folder in SETS.values() if folder.is_dir() for one in judged(folder)]
    for band in bands(parts):
        sys.stdout.write(
            f"{band.low:.2f}-{band.high:.2f}  {band.count:>6}  said {band.said:.3f}"
            f"  right {band.right:.3f}\n"
        )
    counts = counts_of(parts)
    lines = [f' "{key}": [{right}, {total}]' for key, (right, total) in counts.items()]
    COUNTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
