"""Reads on a Ray cluster: the same documents, the same outcomes, on any number of machines.

Knows Ray, and no more of it than tasks.  Every machine has this checkout, and the documents under
the same path (a shared folder).  A task is some documents; where its process or its machine is
lost, each of them becomes a task of its own, which is retried once and then given up with a
sentence.  Ray is an optional package (why: decision 7).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Generator, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice

from lantu.reading.many.outcomes import Item, Job, Outcome, Read, given_up, outcome_of

PACKAGE = "ray"
HERE = "local"
"""The address that means a cluster of this machine alone, started for this run."""

_DOCUMENTS_A_TASK = 16
_TASKS_A_PROCESSOR = 3
_FURTHER_TRIES = 2
"""Alone, and alone once more: that its task was lost need not be a document's own fault."""

_SECONDS_TO_ANSWER = 10.0
_SECONDS_TO_BEGIN = "120"


class NoClusterError(RuntimeError):
    """There is no cluster at the address, or it is gone."""


def cluster_is_here() -> bool:
    """Whether the optional package is installed."""
    return find_spec(PACKAGE) is not None


def on_cluster(
    work: Iterable[Item], job: Job, address: str, read: Read = outcome_of
) -> Generator[tuple[int, Outcome]]:
    """Outcomes as they come; raises NoClusterError where the cluster cannot be reached."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report to its makers
    os.environ.setdefault("RAY_raylet_start_wait_time_s", _SECONDS_TO_BEGIN)
    import ray  # noqa: PLC0415 - optional, and slow to load for those who do not need it

    try:
        _knock(address)
        ray.init(
            address=address,
            include_dashboard=False if address == HERE else None,
            log_to_driver=False,
            logging_level="ERROR",
        )
    except Exception as error:  # Ray raises bare exceptions here
        raise NoClusterError(str(error)) from error
    try:
        yield from _Tasks(job, read).outcomes(iter(work))
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise at once where nobody answers: Ray would try for minutes."""
    host, _, port = address.rpartition(":")
    if port.isdigit():
        socket.create_connection((host, int(port)), _SECONDS_TO_ANSWER).close()


class _Tasks:
    """The tasks of one run that are on their way, and the documents in each."""

    def __init__(self, job: Job, read: Read) -> None:
        import ray  # noqa: PLC0415

        self.ray, self.job, self.read = ray, job, read
        # We retry ourselves: Ray's own retries would read a whole task's documents again, and for
        # lack of memory it retries without end.
        self.remote = ray.remote(max_retries=0)(_read_some)
        self.under_way: dict[object, list[Item]] = {}
        self.tries: dict[object, int] = {}

    def outcomes(self, work: Iterator[Item]) -> Iterator[tuple[int, Outcome]]:
        """Keep every processor of the cluster busy until all is read."""
        while True:
            while len(self.under_way) < self._room():
                some = list(islice(work, _DOCUMENTS_A_TASK))
                if not some:
                    break
                self._send(some, _FURTHER_TRIES)
            if not self.under_way:
                return
            done, _ = self.ray.wait(list(self.under_way), num_returns=1)
            yield from self._heard(done[0])

    def _room(self) -> int:
        processors = int(self.ray.cluster_resources().get("CPU", 1))
        return max(1, processors * _TASKS_A_PROCESSOR)

    def _send(self, some: list[Item], further_tries: int) -> None:
        reference = self.remote.remote(some, self.job, self.read)
        self.under_way[reference] = some
        self.tries[reference] = further_tries

    def _heard(self, reference: object) -> Iterator[tuple[int, Outcome]]:
        some, further_tries = self.under_way.pop(reference), self.tries.pop(reference)
        lost = (
            self.ray.exceptions.WorkerCrashedError,
            self.ray.exceptions.OutOfMemoryError,
            self.ray.exceptions.NodeDiedError,
            self.ray.exceptions.ObjectLostError,
        )
        try:
            yield from self.ray.get(reference)
        except lost:
            for number, source in some:
                if further_tries:
                    self._send([(number, source)], further_tries - 1)
                else:
                    yield number, given_up(source, self.job)


def _read_some(some: list[Item], job: Job, read: Read) -> list[tuple[int, Outcome]]:
    """What runs in the cluster."""
    return [(number, read(source, job)) for number, source in some]
