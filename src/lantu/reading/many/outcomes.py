"""What reading one of many documents comes to: its line of the findings file.

Knows the contract's object, its `refused` part for a document that could not be read, and nothing
of who reads: this process, another one, or another machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantu.reading import read_bytes, to_json
from lantu.reading.command_inputs import Source
from lantu.reading.command_words import WORDS
from lantu.reading.errors import DocumentUnavailable, ReaderDied, ReadingError, ScanNotRead


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all documents of a run."""

    year: int | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looked just before it was read: whoever finds it so again need not read it."""

    size: int
    changed: int
    """Nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document's line, without its line end."""

    line: bytes
    findings: int | None
    """How many were found; None where the document was refused."""
    sentence: str = ""
    """Why it was refused."""
    stamp: Stamp | None = None


Item = tuple[int, Source]
"""A document and its place in the order of the run."""

Read = Callable[[Source, Job], Outcome]
"""Reads one document; raises nothing that is the document's fault."""


def outcome_of(source: Source, job: Job) -> Outcome:
    """Read the document, or say why not."""
    stamp = stamp_of(source)
    try:
        reading = read_bytes(source.data(), source.name, year=job.year)
    except ReadingError as problem:
        problem.name = source.shown
        if isinstance(problem, DocumentUnavailable | ScanNotRead):
            stamp = None  # a permission or an extra may come without the file's changing
        return refusal(source, problem.code, problem.sentence(job.language), stamp)
    except Exception as error:
        # A fault of ours in one document must not cost the others their reading.
        words = WORDS[job.language]["broken"]
        sentence = words.format(name=source.shown, kind=type(error).__name__)
        return refusal(source, "broken", sentence, stamp)
    return Outcome(_line(to_json(reading)), len(reading.findings), stamp=stamp)


def given_up(source: Source, job: Job) -> Outcome:
    """The outcome of a document whose reader died with it, and died again when it was retried."""
    problem = ReaderDied(source.shown)
    return refusal(source, problem.code, problem.sentence(job.language), stamp_of(source))


def refusal(source: Source, code: str, sentence: str, stamp: Stamp | None) -> Outcome:
    """The outcome of a document that could not be read; what is not known of it is null."""
    document: dict[str, object] = {
        "name": source.name,
        "sha256": None,
        "title": "",
        "year": None,
        "characters": None,
        "articles": [],
    }
    refused = {"code": code, "sentence": sentence}
    line = _line({"document": document, "findings": [], "refused": refused})
    return Outcome(line, None, sentence, stamp)


def stamp_of(source: Source) -> Stamp | None:
    """The file's stamp, None where there is no file to be seen."""
    try:
        seen = Path(source.argument).stat()
    except (OSError, ValueError):
        return None
    return Stamp(seen.st_size, seen.st_mtime_ns)


def in_this_process(
    work: Iterable[Item], job: Job, read: Read = outcome_of
) -> Iterator[tuple[int, Outcome]]:
    """One document after the other: what every other way of reading many is held against."""
    for number, source in work:
        yield number, read(source, job)


def _line(written: dict[str, object]) -> bytes:
    # Half a surrogate pair can come out of a damaged file, and is not UTF-8.
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
