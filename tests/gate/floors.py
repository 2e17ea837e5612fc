"""Raises the floors of reading quality to what is measured: `python -m tests.gate.floors`.

A floor that would sink is refused, unless `--lower` says that this is meant.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.gate.scoring import MEASURES, judge

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SETS = {
    "passages": HERE / "passages",
    "dev": HERE.parents[2] / "shared" / "gold" / "dev",
}

Floors = dict[str, dict[str, float]]


def measured() -> Floors:
    """What each set that is present scores now, cut (not rounded) to three places."""
    found: Floors = {}
    for name, folder in SETS.items():
        if folder.is_dir():
            tally = judge(folder)
            values = {m: tally.f1(m) for m in MEASURES} | {"score": tally.score()}
            found[name] = {m: int(v * 1000) / 1000 for m, v in values.items()}
    return found


def floors() -> Floors:
    loaded: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def raised(old: Floors, new: Floors, *, lower: bool) -> tuple[Floors, list[str]]:
    """The floors to keep, and those that would sink."""
    kept = {name: dict(values) for name, values in old.items()}
    sinking = []
    for name, values in new.items():
        for measure, value in values.items():
            before = kept.setdefault(name, {}).get(measure, 0.0)
            if value < before and not lower:
                sinking.append(f"{name} {measure}: {before} would sink to {value}")
            else:
                kept[name][measure] = value
    return kept, sinking


def main() -> int:
    old = floors() if FLOORS.exists() else {}
    kept, sinking = raised(old, measured(), lower="--lower" in sys.argv[1:])
    for line in sinking:
        sys.stderr.write(f"refused: {line} (use --lower if this is meant)\n")
    if sinking:
        return 1
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
