"""Looks over a sheet's XML before anything unfolds it: how far it reaches, what is special.

Knows cells, their format index and the length of shared strings.  A sheet with one value in its
last corner is a few hundred bytes and would unfold to seventeen thousand million cells, and one
long string may be asked for by every cell: both are refused here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from lantu.reading.containers.limits import MAX_CELLS, MAX_CHARACTERS
from lantu.reading.containers.xlsx.formats import Formats, Shown
from lantu.reading.errors import DamagedDocument, TooManyCells, TooMuchText

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})$")
_CONTENT = {"v", "is", "f"}
_BUFFER = 1 << 16


@dataclass(slots=True)
class Survey:
    """The cells of a sheet shown otherwise than by their value, by (row, column) from 0."""

    shown: dict[tuple[int, int], tuple[Shown, str]] = field(default_factory=dict)


def survey(data: bytes, formats: Formats, strings: list[int], name: str) -> Survey:
    """Reads the sheet once through; raises where it would unfold beyond the bounds."""
    surveyor = _Surveyor(formats, strings)
    _parse(data, surveyor, name)
    if surveyor.area > MAX_CELLS:
        raise TooManyCells(name, limit=MAX_CELLS)
    if surveyor.characters > MAX_CHARACTERS:
        raise TooMuchText(name, limit=MAX_CHARACTERS)
    return surveyor.found


def string_lengths(data: bytes, name: str) -> list[int]:
    """How many characters each of the workbook's shared strings has."""
    measure = _Measure()
    _parse(data, measure, name)
    return measure.lengths


class _Handler(Protocol):
    def start(self, tag: str, attributes: dict[str, str], /) -> None: ...
    def end(self, tag: str) -> None: ...
    def text(self, characters: str) -> None: ...


def _parse(data: bytes, handler: _Handler, name: str) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for offset in range(0, len(data), _BUFFER):
            parser.Parse(data[offset : offset + _BUFFER], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last: an unknown encoding
        raise DamagedDocument(name) from error


def _refuse(*_: object) -> None:
    raise ValueError


class _Measure:
    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def end(self, tag: str) -> None:
        pass

    def text(self, characters: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(characters)


class _Surveyor:
    def __init__(self, formats: Formats, strings: list[int]) -> None:
        self.found = Survey()
        self.characters = 0
        self._formats = formats
        self._strings = strings
        self._index: list[str] | None = None
        self._is_shared = False
        self._at: tuple[int, int] = (-1, -1)
        self._style: str | None = None
        self._row = -1
        self._column = -1
        self._rows: tuple[int, int] | None = None
        self._columns = (0, 0)

    @property
    def area(self) -> int:
        if self._rows is None:
            return 0
        first, last = self._rows
        left, right = self._columns
        return (last - first + 1) * (right - left + 1)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            self._place(attributes)
        elif local == "row":
            row = attributes.get("r", "")
            self._row = int(row) - 1 if row.isdecimal() else self._row + 1
            self._column = -1
        elif local in _CONTENT and self._at[0] >= 0:
            self._extend()
            self._index = [] if local == "v" and self._is_shared else None

    def end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            self._at = (-1, -1)
        elif local == "v" and self._index is not None:
            index = "".join(self._index).strip()
            if index.isdecimal() and int(index) < len(self._strings):
                self.characters += self._strings[int(index)]
            self._index = None

    def text(self, characters: str) -> None:
        if self._index is not None:
            self._index.append(characters)

    def _place(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.match(attributes.get("r", ""))
        if reference:
            self._row, self._column = int(reference[2]) - 1, _column(reference[1])
        else:
            self._row, self._column = max(self._row, 0), self._column + 1
        self._at = (self._row, self._column)
        self._style = attributes.get("s")
        self._is_shared = attributes.get("t") == "s"

    def _extend(self) -> None:
        row, column = self._at
        if self._rows is None:
            self._rows, self._columns = (row, row), (column, column)
        else:
            self._rows = (min(self._rows[0], row), max(self._rows[1], row))
            self._columns = (min(self._columns[0], column), max(self._columns[1], column))
        shown = self._formats.shown(self._style)
        if shown is not None:
            self.found.shown[self._at] = shown


def _column(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
