"""How many documents a second are read by one worker and by two, and what the second one adds.

Knows how the two are timed: the same made-up documents, in turns, the best of three, from the first
outcome to the last, so that starting the workers does not count.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from lantu.bench.sentences import made_up_documents
from lantu.reading.command_inputs import Source, sources_of
from lantu.reading.many.outcomes import Job
from lantu.reading.many.processes import in_processes

SIZE = 900_000
"""About so many characters in all documents together."""

_ROUNDS = 3


def main() -> int:
    """Print both speeds and their ratio."""
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as folder:
        sources = _written(Path(folder))
        best = {1: 0.0, 2: 0.0}
        for _ in range(_ROUNDS):
            for workers in (1, 2):
                best[workers] = max(best[workers], documents_a_second(sources, workers))
    sys.stdout.write(
        f"documents {len(sources):>12,}\n"
        f"1 worker  {best[1]:>12,.0f} documents/s\n"
        f"2 workers {best[2]:>12,.0f} documents/s\n"
        f"ratio     {best[2] / best[1]:>12.2f}\n"
    )
    return 0


def documents_a_second(sources: list[Source], workers: int) -> float:
    """The speed of a run with so many workers once the first of them is at work."""
    first = 0.0
    for _ in in_processes(enumerate(sources), Job(), workers):
        first = first or time.perf_counter()
    return (len(sources) - 1) / (time.perf_counter() - first)


def _written(folder: Path) -> list[Source]:
    for number, text in enumerate(made_up_documents(SIZE)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return sources_of([str(folder)])
