"""The unfinished findings file: outcomes as they came, kept so that a killed run can go on.

Knows the file beside the output that ends in `.part`.  Its first line is the run's mark; then each
document has a line: who it is and a checksum, a tab, and its line of the findings file.  What was
written before a kill counts if it is whole, and if its file has not changed since.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import time
import zlib
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from lantu.reading.command_inputs import Source
from lantu.reading.many.outcomes import Item, Job, Outcome, Stamp, stamp_of

_NOT_YET = 0
"""No document's line begins at 0: the run's mark does."""

_SECONDS_AT_RISK = 2.0
"""How much of the work a power failure may cost; a killed process costs none."""


class DraftInUseError(OSError):
    """Another run is writing the same findings file."""


class Draft:
    """The outcomes of a run so far; a context manager, which holds the file for itself."""

    def __init__(self, target: Path, sources: Sequence[Source], job: Job) -> None:
        self.path = target.with_name(target.name + ".part")
        self.sources, self.job = sources, job
        self._refused: dict[int, str] = {}
        self._begins = array("Q", bytes(8 * len(sources)))
        self._synced = time.monotonic()
        self._file = self._opened()

    def __enter__(self) -> Self:
        self._recover()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def done(self) -> int:
        """How many documents are in it."""
        return sum(begin != _NOT_YET for begin in self._begins)

    @property
    def sentences(self) -> list[str]:
        """Why documents were refused, in the order of the documents."""
        return [self._refused[number] for number in sorted(self._refused)]

    def missing(self) -> Iterator[Item]:
        """The documents that are still to be read, in their order."""
        return (
            (number, source)
            for number, source in enumerate(self.sources)
            if self._begins[number] == _NOT_YET
        )

    def add(self, number: int, outcome: Outcome) -> None:
        """Keep the outcome: from here on a kill of this process does not lose it."""
        source = self.sources[number]
        stamp = None if outcome.stamp is None else [outcome.stamp.size, outcome.stamp.changed]
        crc = zlib.crc32(outcome.line)
        head = json.dumps([source.folder, source.argument, stamp, crc, outcome.sentence])
        self._note(number, self._file.tell(), outcome.sentence)
        self._file.write(head.encode("ascii") + b"\t" + outcome.line + b"\n")
        self._file.flush()
        if time.monotonic() - self._synced > _SECONDS_AT_RISK:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def lines(self) -> Iterator[bytes]:
        """The findings file's lines in the order of the documents, without line ends."""
        for begin in self._begins:
            if begin != _NOT_YET:
                self._file.seek(begin)
                yield self._file.readline().partition(b"\t")[2].rstrip(b"\n")

    def discard(self) -> None:
        """Remove it: the findings file has taken its place."""
        self.path.unlink(missing_ok=True)

    def _note(self, number: int, begin: int, sentence: str) -> None:
        self._begins[number] = begin
        if sentence:
            self._refused[number] = sentence
        else:
            self._refused.pop(number, None)

    def _opened(self) -> BinaryIO:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("a+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise DraftInUseError from error
        return file

    def _recover(self) -> None:
        """Take up what a run before this one has left, and cut off what it left half written."""
        mark = _mark(self.job)
        self._file.seek(0)
        if self._file.readline() != mark:
            self._file.truncate(0)
            self._file.seek(0)
            self._file.write(mark)
        numbers: dict[tuple[str, str], list[int]] = {}
        for number, source in enumerate(self.sources):
            numbers.setdefault((source.folder, source.argument), []).append(number)
        begin = self._file.tell()
        while entry := _entry(self._file.readline()):
            who, stamp, sentence = entry
            for number in numbers.get(who, ()):
                if stamp is not None and stamp == stamp_of(self.sources[number]):
                    self._note(number, begin, sentence)
            begin = self._file.tell()
        self._file.truncate(begin)
        self._file.seek(begin)


def _entry(written: bytes) -> tuple[tuple[str, str], Stamp | None, str] | None:
    """Who a line is about, None where it is not whole."""
    head, tab, line = written.partition(b"\t")
    if not tab or not line.endswith(b"\n"):
        return None
    try:
        folder, argument, stamp, crc, sentence = json.loads(head)
    except ValueError:
        return None
    if zlib.crc32(line[:-1]) != crc:
        return None
    return (folder, argument), None if stamp is None else Stamp(*stamp), sentence


def _mark(job: Job) -> bytes:
    """What two runs must have in common for one to go on with the other's outcomes."""
    mark = {"reader": _reader(), "year": job.year, "language": job.language}
    return json.dumps(mark).encode("ascii") + b"\n"


def _reader() -> str:
    """A digest of the code that reads: outcomes of two versions are not mixed."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.json")]):
        digest.update(f"{path.relative_to(root)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
