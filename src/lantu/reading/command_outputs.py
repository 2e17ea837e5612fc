"""Where `lantu read` puts what it found: the screen, one file, or a folder with a file for each.

Knows targets and how to write them whole or not at all; the formats come from `formats`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from lantu.reading.command_inputs import Source
from lantu.reading.formats.contract import to_json
from lantu.reading.formats.screen import to_table
from lantu.reading.formats.sheets import to_csv, to_xlsx
from lantu.reading.model import Reading

SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}
_SUFFIX_OF = {form: suffix for suffix, form in SUFFIXES.items()}
_UNPRIVILEGED = 0o666


class UnknownEndingError(ValueError):
    """The output's ending names no format that we write, and no format was asked for."""


@dataclass(slots=True)
class Output:
    """The target of one run; `accept` is called per reading, `finish` once."""

    form: str
    language: str
    several: bool
    target: Path | None = None
    is_folder: bool = False
    names: dict[str, str] = field(default_factory=dict)
    _kept: list[Reading] = field(default_factory=list)

    def accept(self, source: Source, reading: Reading) -> None:
        """Write the reading now if it has a place of its own, else keep it."""
        if self.is_folder and self.target is not None:
            _write(self.target / self.names[source.argument], self._render([reading]))
        elif self.target is None and self.form == "table":
            _print(self._render([reading]))
        else:
            self._kept.append(reading)

    def finish(self) -> None:
        """Write what was kept."""
        if self.is_folder or (self.target is None and self.form == "table"):
            return
        if not self._kept and not self.several:
            return
        data = self._render(self._kept, several=self.several)
        if self.target is None:
            _print(data)
        else:
            _write(self.target, data)

    def _render(self, readings: Sequence[Reading], *, several: bool = False) -> bytes:
        if self.form == "csv":
            return to_csv(readings, self.language)
        if self.form == "xlsx":
            return to_xlsx(readings, self.language)
        if self.form == "table":
            width = shutil.get_terminal_size((120, 24)).columns
            tables = [to_table(reading, self.language, width) for reading in readings]
            return "\n".join(tables).encode("utf-8", "replace")
        objects = [to_json(reading) for reading in readings]
        text = json.dumps(objects if several else objects[0], ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "replace")


def output_for(
    sources: list[Source], target: str | None, form: str | None, language: str, *, several: bool
) -> Output:
    """The output that the arguments ask for."""
    path = None if target is None else Path(target)
    suffix = "" if path is None else path.suffix.lower()
    is_folder = path is not None and (
        path.is_dir() or str(target).endswith(("/", os.sep)) or (several and suffix not in SUFFIXES)
    )
    given = form is not None
    if form is None and not is_folder:
        form = SUFFIXES.get(suffix)
    if form is None:
        form = "table" if path is None and sys.stdout.isatty() else "json"
    if path is not None and not is_folder and suffix not in ("", *SUFFIXES) and not given:
        raise UnknownEndingError(suffix)
    names = _names(sources, _SUFFIX_OF[form]) if is_folder else {}
    return Output(form, language, several, path, is_folder, names)


def _names(sources: list[Source], suffix: str) -> dict[str, str]:
    """A file name for each source: its stem, its full name where stems clash, then a number."""
    stems = Counter(_key(Path(source.file_name).stem) for source in sources)
    taken: set[str] = set()
    names: dict[str, str] = {}
    for source in sources:
        stem = Path(source.file_name).stem
        name = stem if stems[_key(stem)] == 1 else source.file_name
        number = 1
        free = name
        while _key(free) in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(_key(free))
        names.setdefault(source.argument, free + suffix)
    return names


def _key(name: str) -> str:
    """Names that some file systems take for the same."""
    return name.casefold()


def _print(data: bytes) -> None:
    if sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"
        data = data.decode("utf-8").encode(encoding, "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as stream:
        stream.write(data)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Write the file whole or not at all: a reader beside us never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".lantu-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        _open_up(temporary)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _open_up(temporary: str) -> None:
    """Give the file the permissions that any new file gets; temporary ones are for their owner."""
    mask = os.umask(0)
    os.umask(mask)
    Path(temporary).chmod(_UNPRIVILEGED & ~mask)
