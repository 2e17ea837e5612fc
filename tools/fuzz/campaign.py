"""A run: shares the cases out to workers, counts what became of them and keeps what broke.

Knows processes and files; what a case is and when it is broken is for `cases` and `judge` to say.
"""

from __future__ import annotations

import heapq
import json
import re
import select
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tools.fuzz.cases import Case
from tools.fuzz.worker import SECONDS, Verdict

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60 * SECONDS
"""Seconds on the clock after which a worker that says nothing is given up, however busy we are."""
KEPT = 3
"""So many documents are kept of faults that are most likely the same."""
_SLOWEST = 5
_EVERY = 10.0


@dataclass(slots=True)
class Outcome:
    """What became of a run."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Cases without a fault, by format and answer."""
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By format and what broke."""
    slowest: list[tuple[float, str, int]] = field(default_factory=list)
    """Seconds, format and number of the few that took longest."""

    @property
    def count(self) -> int:
        """Cases so far."""
        return self.answers.total() + self.faults.total()


class Campaign:
    """Runs the cases by so many workers; documents that broke the reader go to `folder`."""

    def __init__(self, todo: list[Case], jobs: int, folder: Path) -> None:
        self.outcome = Outcome()
        self._todo = iter(todo)
        self._jobs = jobs
        self._folder = folder
        self._lock = threading.Lock()
        self._workers: set[subprocess.Popen[bytes]] = set()

    def run(self, tell: Callable[[Outcome], None] = lambda _: None) -> Outcome:
        """Work all cases off; `tell` is called every few seconds."""
        threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(self._jobs)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(_EVERY)
                    tell(self.outcome)
        finally:
            self._todo = iter(())
            for worker in list(self._workers):
                worker.kill()
        return self.outcome

    def _drive(self) -> None:
        """One worker after the other, until nothing is left to do."""
        while (case := self._next()) is not None:
            worker = _started()
            self._workers.add(worker)
            try:
                self._feed(worker, case)
            finally:
                worker.kill()
                worker.communicate()
                self._workers.discard(worker)

    def _feed(self, worker: subprocess.Popen[bytes], case: Case | None) -> None:
        """Case after case for one worker, until it ends."""
        while case is not None:
            found = _asked(worker, case)
            with self._lock:
                self._note(case, found)
            if found.is_last:
                return
            case = self._next()

    def _next(self) -> Case | None:
        with self._lock:
            return next(self._todo, None)

    def _note(self, case: Case, found: Verdict) -> None:
        outcome = self.outcome
        if found.fault:
            outcome.faults[case.format, found.fault] += 1
            if outcome.faults[case.format, found.fault] <= KEPT:
                self._keep(case, found)
        else:
            outcome.answers[case.format, found.answer] += 1
        timed = (found.seconds, case.format, case.number)
        outcome.slowest = heapq.nlargest(_SLOWEST, [*outcome.slowest, timed])

    def _keep(self, case: Case, found: Verdict) -> None:
        """The document, and beside it what became of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^A-Za-z0-9_]+", "-", f"{case.format}-{found.fault}")[:80]
        path = self._folder / f"{stem}-{case.name}"
        path.write_bytes(case.document())
        said = f"{case}\n{found.fault}\n\n{found.trace}"
        path.with_name(path.name + ".txt").write_text(said, encoding="utf-8")


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tools.fuzz.worker"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)


def _asked(worker: subprocess.Popen[bytes], case: Case) -> Verdict:
    """What the worker says of the case; that it died, where it says nothing."""
    if worker.stdin is None or worker.stdout is None:
        raise ValueError("a worker is spoken with by pipes")
    try:
        worker.stdin.write(json.dumps(asdict(case)).encode() + b"\n")
    except BrokenPipeError:
        return _died(worker)
    if not select.select([worker.stdout], [], [], PATIENCE)[0]:
        return Verdict("", PATIENCE, f"died of silence for {PATIENCE} s")
    line = worker.stdout.readline()
    return Verdict(**json.loads(line)) if line.endswith(b"\n") else _died(worker)


def _died(worker: subprocess.Popen[bytes]) -> Verdict:
    """How a worker ended that should not have."""
    said = worker.communicate()[1].decode("utf-8", "replace")
    code = worker.returncode
    by = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return Verdict("", 0.0, f"died by {by}", said)
