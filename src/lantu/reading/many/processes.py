"""Reads in several processes of this machine, and survives the death of any of them.

Knows processes and pipes.  Each worker has one document at a time, so that a death costs one
document; it is retried once, after all others, and then given up with a sentence.  Workers are
started afresh (spawn) and inherit nothing; when this process is killed, their pipes end and so do
they.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import cast

from lantu.reading.many.outcomes import Item, Job, Outcome, Read, given_up, outcome_of

_SPAWN = get_context("spawn")
_OUT_OF_MEMORY_FIRST = "1000"
_STARTS = 3
"""So many workers in a row may die before they have begun; then something else is wrong."""


class NoWorkersError(RuntimeError):
    """The workers die before they have read anything: not a document's fault."""


def in_processes(
    work: Iterable[Item], job: Job, workers: int, read: Read = outcome_of
) -> Generator[tuple[int, Outcome]]:
    """Outcomes as they come; raises NoWorkersError where no worker can be started."""
    crew = _Crew(job, read)
    try:
        yield from crew.outcomes(iter(work), workers)
    finally:
        crew.dismiss()


class _Worker:
    """One process and our end of its pipe."""

    def __init__(self, job: Job, read: Read) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: SpawnProcess = _SPAWN.Process(
            target=_work, args=(theirs, job, read), daemon=True
        )
        self.process.start()
        theirs.close()  # else its end would not be seen when it dies
        self.begun = False
        self.item: Item | None = None

    def take(self, item: Item) -> None:
        """Hand over a document; a worker that has died meanwhile is noticed when it is heard."""
        self.item = item
        with suppress(OSError):
            self.pipe.send(item[1])

    def hear(self) -> Outcome | None:
        """The outcome, None when it says that it has begun; raises EOFError when it has died."""
        try:
            said: Outcome | None = self.pipe.recv()
        except OSError as error:
            raise EOFError from error
        self.begun = True
        return said

    def end(self) -> None:
        """Kill it: what it was doing is no longer wanted."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class _Crew:
    """The workers of one run and what they have not managed yet."""

    def __init__(self, job: Job, read: Read) -> None:
        self.job, self.read = job, read
        self.workers: list[_Worker] = []
        self.again: deque[Item] = deque()
        self.retried: set[int] = set()
        self.stillborn = 0

    def outcomes(self, work: Iterator[Item], size: int) -> Iterator[tuple[int, Outcome]]:
        """Keep every worker busy until all is read."""
        for _ in range(size):
            self._start()
        while self.workers:
            of_pipe = {worker.pipe: worker for worker in self.workers}
            for pipe in wait(list(of_pipe)):
                yield from self._heard(of_pipe[cast("Connection", pipe)])
            for worker in [one for one in self.workers if one.begun and one.item is None]:
                self._occupy(worker, work)

    def dismiss(self) -> None:
        """End all that are left."""
        while self.workers:
            self.workers.pop().end()

    def _start(self) -> None:
        self.workers.append(_Worker(self.job, self.read))

    def _occupy(self, worker: _Worker, work: Iterator[Item]) -> None:
        item = next(work, None) or (self.again.popleft() if self.again else None)
        if item is not None:
            worker.take(item)
        else:
            self.workers.remove(worker)
            worker.end()

    def _heard(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        try:
            outcome = worker.hear()
        except EOFError:
            yield from self._died(worker)
            return
        if outcome is None:
            self.stillborn = 0
        elif worker.item is not None:
            number, _ = worker.item
            worker.item = None
            yield number, outcome

    def _died(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        self.workers.remove(worker)
        worker.end()
        self.stillborn += not worker.begun
        if self.stillborn == _STARTS:
            raise NoWorkersError
        if worker.item is not None:
            number, source = worker.item
            if number in self.retried:
                yield number, given_up(source, self.job)
            else:
                self.retried.add(number)
                self.again.append(worker.item)
        self._start()


def _work(pipe: Connection, job: Job, read: Read) -> None:
    """What a worker does until its pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    with suppress(OSError):
        # Where memory runs out, Linux is to take a worker and not the run.
        Path("/proc/self/oom_score_adj").write_text(_OUT_OF_MEMORY_FIRST, encoding="ascii")
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(read(pipe.recv(), job))
