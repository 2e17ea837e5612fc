"""Turns a stranger's old file into one that is read safely, in a process of its own.

Knows that libraries for old formats were not written for hostile files: time and memory are bounded
from outside, and whatever becomes of the process is a sentence for a person.  Knows no format.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
from collections.abc import Callable
from enum import IntEnum

from lantu.reading.containers.limits import MAX_BYTES, MAX_CELLS, MAX_MEMORY, PATIENCE, in_words
from lantu.reading.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    ForeignFormat,
    ReadingError,
    TakesTooLong,
    TooManyCells,
)


class Refusal(IntEnum):
    """Why a converter does not convert: the exit code of its process."""

    ENCRYPTED = 3
    FOREIGN = 4
    TOO_LARGE = 5
    TOO_MANY_CELLS = 6


class RefusedError(Exception):
    """Raised by a converter for what it understands and does not convert."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.name)


def converted(module: str, data: bytes, name: str, target: str) -> bytes:
    """What the converter `module` makes of the bytes; `target` is what to save as instead.

    Raises an error of `lantu.reading.errors` for whatever else becomes of it.
    """
    try:
        done = subprocess.run(  # noqa: S603 - ourselves, with a name of ours
            [sys.executable, "-m", module],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TakesTooLong(name, limit=PATIENCE, target=target) from error
    if done.returncode == 0:
        return done.stdout
    raise _refused(done.returncode, name, target)


def convert_here(convert: Callable[[bytes], bytes]) -> None:
    """The life of a converter's process: standard input, `convert`, standard output."""
    _, allowed = resource.getrlimit(resource.RLIMIT_AS)  # who started us may allow us less
    bound = MAX_MEMORY if allowed == resource.RLIM_INFINITY else min(MAX_MEMORY, allowed)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    output = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what the libraries have to say
            made = convert(data)
    except RefusedError as refused:
        sys.exit(refused.refusal)
    except (MemoryError, RecursionError):
        sys.exit(Refusal.TOO_LARGE)
    output.write(made)


def _refused(code: int, name: str, target: str) -> ReadingError:
    if code == Refusal.ENCRYPTED:
        return EncryptedDocument(name)
    if code == Refusal.FOREIGN:
        return ForeignFormat(name, target=target)
    if code == Refusal.TOO_LARGE:
        return DocumentTooLarge(name, limit=in_words(MAX_BYTES))
    if code == Refusal.TOO_MANY_CELLS:
        return TooManyCells(name, limit=MAX_CELLS)
    return DamagedDocument(name)
