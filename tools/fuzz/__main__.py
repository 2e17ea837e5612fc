"""`./lantu fuzz`: arguments in, a report out; 1 where the reader broke a promise.

Knows the terminal only.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

from tools.fuzz.campaign import ROOT, Campaign, Outcome
from tools.fuzz.cases import Case, cases
from tools.fuzz.formats import FORMATS
from tools.fuzz.worker import verdict


def main(argv: list[str]) -> int:
    """Run a campaign, or judge files again that one kept."""
    asked = _arguments(argv)
    if asked.again:
        return _again([Path(name) for name in asked.again])
    todo = cases(asked.seed, asked.format, asked.cases)
    if asked.only is not None:
        todo = [Case(asked.seed, one, asked.only) for one in asked.format]
    began = time.monotonic()
    campaign = Campaign(todo, asked.jobs, asked.keep)
    outcome = campaign.run(lambda so_far: _progress(so_far, len(todo)))
    _report(outcome, asked.seed, time.monotonic() - began)
    if outcome.faults:
        print(f"documents that broke a promise: {asked.keep}")
    return 1 if outcome.faults else 0


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lantu fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000, help="how many, all formats together")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other cases")
    parser.add_argument("--format", type=_formats, default=list(FORMATS), metavar="A,B,...")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="this case of each format")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--keep", type=Path, default=ROOT / "var" / "fuzz", metavar="FOLDER")
    parser.add_argument("--again", nargs="+", metavar="FILE", help="judge kept documents again")
    return parser.parse_args(argv)


def _formats(words: str) -> list[str]:
    asked = words.split(",")
    if unknown := set(asked) - FORMATS.keys():
        raise argparse.ArgumentTypeError(f"no format {', '.join(sorted(unknown))}")
    return asked


def _again(paths: list[Path]) -> int:
    broken = False
    for path in paths:
        found = verdict(path.read_bytes(), path.name)
        broken = broken or bool(found.fault)
        print(f"{path.name}: {found.trace or found.answer} ({found.seconds} s)")
    return 1 if broken else 0


def _progress(outcome: Outcome, total: int) -> None:
    if sys.stderr.isatty():
        faults = outcome.faults.total()
        print(f"\r{outcome.count:,} of {total:,}, {faults} faults", end="", file=sys.stderr)


def _report(outcome: Outcome, seed: int, seconds: float) -> None:
    print(f"\n{outcome.count:,} cases of seed {seed} in {seconds:,.0f} s")
    for form in sorted({form for form, _ in (*outcome.answers, *outcome.faults)}):
        of_form = Counter({what: n for (one, what), n in outcome.answers.items() if one == form})
        answers = ", ".join(f"{what} {n:,}" for what, n in of_form.most_common())
        print(f"  {form:<6}{of_form.total():>8,}  {answers}")
    print("slowest  " + ", ".join(f"{form} {no}: {s:.1f} s" for s, form, no in outcome.slowest))
    print(f"faults   {outcome.faults.total():,}")
    for (form, fault), number in outcome.faults.most_common():
        print(f"  {number:>6,}  {form}: {fault}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
