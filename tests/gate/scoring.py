"""Holds findings against annotated passages: precision and recall of rows and of what they say.

The measures of the gold guide, for passages of our own: a row is found when it overlaps the
annotated one by half or more of their characters, one to one.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantu.reading.model import Document, Finding
from lantu.reading.reader import find

MEASURES = ("rows", "kinds", "owners", "due", "figures")
Row = dict[str, Any]


@dataclass
class Tally:
    """Hits, found and expected for each measure."""

    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def f1(self, name: str) -> float:
        total = self.found[name] + self.gold[name]
        return 2 * self.hit[name] / total if total else 1.0

    def score(self) -> float:
        return sum(self.f1(name) for name in MEASURES[1:]) / 4


def read(path: Path) -> list[Row]:
    """The findings of a text file, in the form of the annotations."""
    text = path.read_bytes().decode("utf-8")
    return [as_row(f) for f in find(Document(path.name, "", text, "txt")).findings]


def as_row(finding: Finding) -> Row:
    """A finding in the form of the annotations."""
    due = finding.due
    return {
        "kind": finding.kind.value,
        "start": finding.start,
        "end": finding.end,
        "owners": [{"name": o.name, "role": o.role.value} for o in finding.owners],
        "due": {"text": due.text, "date": due.date} if due else None,
        "figures": [
            {"metric": f.metric, "comparator": f.comparator, "value": f.value, "unit": f.unit}
            for f in finding.figures
        ],
    }


def judge(folder: Path) -> Tally:
    """The tally over all annotated passages of a folder."""
    tally = Tally()
    for gold_file in sorted(folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))["rows"]
        text_file = folder / gold_file.name.replace(".gold.json", ".txt")
        _add(tally, gold, read(text_file))
    return tally


def _add(tally: Tally, gold: list[Row], found: list[Row]) -> None:
    pairs = matches(gold, found)
    tally.hit["rows"] += len(pairs)
    tally.hit["kinds"] += sum(gold[i]["kind"] == found[j]["kind"] for i, j in pairs)
    for name in ("rows", "kinds"):
        tally.found[name] += len(found)
        tally.gold[name] += len(gold)
    for name in ("owners", "due", "figures"):
        tally.found[name] += sum(sum(facts(r, name).values()) for r in found)
        tally.gold[name] += sum(sum(facts(r, name).values()) for r in gold)
        tally.hit[name] += sum(
            sum((facts(gold[i], name) & facts(found[j], name)).values()) for i, j in pairs
        )


def matches(gold: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Which annotated row each found row is, by their places, one to one."""
    scored = sorted(
        (
            (share, i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if (share := _overlap(g, f)) >= 0.5
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    for _, i, j in scored:
        if i not in paired and j not in paired.values():
            paired[i] = j
    return list(paired.items())


def _overlap(a: Row, b: Row) -> float:
    both = min(a["end"], b["end"]) - max(a["start"], b["start"])
    either = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return max(both, 0) / either if either else 0.0


def facts(row: Row, name: str) -> Counter[tuple[str, ...]]:
    """What a field says, so that two readings of it can be compared."""
    if name == "owners":
        return Counter((o["name"], o["role"]) for o in row["owners"])
    if name == "due":
        return Counter([(row["due"]["date"],)] if row["due"] and row["due"]["date"] else [])
    return Counter(
        (f["comparator"], str(float(f["value"])), str(f["unit"])) for f in row["figures"]
    )
