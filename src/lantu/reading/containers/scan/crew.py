"""The processes in which pages are recognised, and the bound on how long one page may take.

Knows that native code works on a stranger's picture there: it may crash, never end or eat the
memory, and then costs its own process and the page, never this process.  The processes end
with the document, and by themselves once this process is gone.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from queue import SimpleQueue

from lantu.reading.containers.scan.sheet import Sheet

PATIENCE = 300.0
"""Seconds after which a page is given up; one takes some ten, of a newspaper some forty, and
several times that where the machine has other work."""
MEMORY = 1_300
"""Megabytes that one process may need while it works."""
MOST = 4
LOSSES = 3
"""Processes that the pages of one document may cost before its other pages are left alone."""
COMMAND = (sys.executable, "-m", "lantu.reading.containers.scan.worker")

Progress = Callable[[int, int], None]
"""Told after each scanned page how many are done, and of how many."""


def recognised(
    data: bytes,
    pages: Sequence[int],
    progress: Progress | None = None,
    *,
    command: Sequence[str] = COMMAND,
    patience: float = PATIENCE,
) -> dict[int, Sheet]:
    """Each of the pages as it was recognised, without those that defied it."""
    sheets: dict[int, Sheet] = {}
    with _crew(min(size(), len(pages)), data, command, patience) as members:
        idle: SimpleQueue[_Member] = SimpleQueue()
        for member in members:
            idle.put(member)

        def one(page: int) -> Sheet | None:
            member = idle.get()
            try:
                lost = sum(other.lost for other in members)
                return member.page(page) if lost < LOSSES else None
            finally:
                idle.put(member)

        with ThreadPoolExecutor(max(len(members), 1)) as threads:
            waiting = {threads.submit(one, page): page for page in pages}
            try:
                for count, done in enumerate(as_completed(waiting), 1):
                    sheet = done.result()
                    if sheet is not None:
                        sheets[waiting[done]] = sheet
                    if progress is not None:
                        progress(count, len(pages))
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                for member in members:
                    member.end()  # so that no thread waits for an answer
                raise
    return sheets


def size() -> int:
    """How many pages at once: as the processors and the free memory allow.

    One in a process that is itself one of several that read documents.
    """
    if multiprocessing.parent_process() is not None:
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(1, min(processors, _free_megabytes() // MEMORY, MOST))


def _free_megabytes() -> int:
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123 - no file, a question
            facts = dict(line.split(":", 1) for line in file)
        return int(facts["MemAvailable"].split()[0]) // 1024
    except (OSError, KeyError, ValueError):
        return MEMORY  # another system: one page at a time is always right


@contextmanager
def _crew(
    count: int, data: bytes, command: Sequence[str], patience: float
) -> Iterator[list[_Member]]:
    members: list[_Member] = []
    try:
        for _ in range(count):
            members.append(_Member(data, command, patience))  # noqa: PERF401 - each is to be ended
        yield members
    finally:
        for member in members:
            member.end()


class _Member:
    """One process; it is given the document with the first page that it is asked for."""

    def __init__(self, data: bytes, command: Sequence[str], patience: float) -> None:
        self._data = data
        self._command = command
        self._patience = patience
        self._ended = False
        self.lost = 0
        """Processes that died over a page."""
        self._process = self._begun()

    def page(self, page: int) -> Sheet | None:
        """What stands on the page; None where the process cannot say or dies over it."""
        if self._process.poll() is not None and not self._ended:
            self._close()
            self._process = self._begun()
        limit = threading.Timer(self._patience, self._process.kill)
        limit.start()
        try:
            answer = self._asked(page)
        finally:
            limit.cancel()
        if not answer.endswith(b"\n"):
            self._process.kill()
            self._process.wait()
            self.lost += 1
            return None
        told = json.loads(answer)
        return None if "problem" in told else Sheet.received(told)

    def end(self) -> None:
        """End the process, whatever it is at; no other is begun."""
        self._ended = True
        self._process.kill()
        self._process.wait()
        self._close()

    def _begun(self) -> subprocess.Popen[bytes]:
        self._unsent = len(self._data).to_bytes(8, "big") + self._data
        return subprocess.Popen(  # noqa: S603 - ourselves
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )

    def _asked(self, page: int) -> bytes:
        asking, answering = self._process.stdin, self._process.stdout
        if asking is None or answering is None:
            return b""
        with suppress(OSError, ValueError):  # it has died: that it answers nothing says so
            asking.write(self._unsent + b"%d\n" % page)
            asking.flush()
            self._unsent = b""
        try:
            return answering.readline()
        except ValueError:  # closed meanwhile
            return b""

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
