"""Which documents `lantu read` was asked for, and their bytes.

Knows files, folders and standard input; a folder's files that we recognise and cannot read are
listed too, so that nobody believes that they were.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantu.reading.containers.detect import FOREIGN, PICTURES, READABLE
from lantu.reading.containers.files import file_bytes, shown_name, stream_bytes
from lantu.reading.errors import DocumentUnavailable, FolderIsEmpty, ReadingError

_SUFFIXES = frozenset(READABLE + PICTURES + FOREIGN)
_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One document to be read, or what is wrong with the argument that named it."""

    argument: str
    """As typed, or as found in a folder: what messages call it."""
    problem: ReadingError | None = None
    folder: str = ""
    """The folder that was asked for, where this document was found in one."""

    @property
    def name(self) -> str:
        """What the document is called; within a folder with the way to it: names repeat there."""
        if not self.folder:
            return self.file_name
        return shown_name(Path(self.argument).relative_to(self.folder).as_posix())

    @property
    def file_name(self) -> str:
        """The file's own name."""
        if self.argument == _STANDARD_INPUT:
            return "stdin"
        return shown_name(Path(self.argument).name or self.argument)

    @property
    def shown(self) -> str:
        """The path as people can read it."""
        return self.name if self.argument == _STANDARD_INPUT else shown_name(self.argument)

    def data(self) -> bytes:
        """The document's bytes; raises a ReadingError that names it by its path."""
        if self.problem is not None:
            raise self.problem
        if self.argument == _STANDARD_INPUT:
            return stream_bytes(sys.stdin.buffer, self.name)
        return file_bytes(Path(self.argument))


def sources_of(arguments: list[str]) -> list[Source]:
    """All documents that the arguments name, in their order."""
    return [source for argument in arguments for source in _sources(argument)]


def _sources(argument: str) -> Iterator[Source]:
    if argument == _STANDARD_INPUT or not _is_folder(argument):
        yield Source(argument)
        return
    found = False
    for source in _walk(argument):
        found = True
        yield source
    if not found:
        yield Source(argument, FolderIsEmpty(shown_name(argument)))


def _is_folder(argument: str) -> bool:
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):
        return False


def _walk(folder: str) -> Iterator[Source]:
    closed: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda e: closed.append(str(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            # ~$ marks the lock files that Office leaves beside an open document.
            hidden = name.startswith((".", "~$"))
            if not hidden and Path(name).suffix.lower() in _SUFFIXES:
                yield Source(str(Path(parent) / name), folder=folder)
    for path in closed:
        yield Source(path, DocumentUnavailable(shown_name(path)))
