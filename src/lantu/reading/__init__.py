"""Reads a government document offline into findings that each lead back to their place in it.

The public door: everything that others may use is named here.
"""

from __future__ import annotations

from pathlib import Path

from lantu.reading.confidence import Part, Sure, sureness
from lantu.reading.confidence.words import Why, why
from lantu.reading.containers import open_document
from lantu.reading.containers.files import file_bytes, shown_name
from lantu.reading.containers.scan import Progress
from lantu.reading.errors import (
    DamagedDocument,
    DocumentIsFolder,
    DocumentTooLarge,
    DocumentUnavailable,
    EmptyDocument,
    EncryptedDocument,
    FolderIsEmpty,
    ForeignFormat,
    NoText,
    PageUnreadable,
    ReadingError,
    ScanNotRead,
    TooManyCells,
    TooManyObjects,
    TooManyPages,
    TooManyScans,
    TooMuchText,
    UnknownFormat,
)
from lantu.reading.formats.contract import indicator_json, to_json
from lantu.reading.model import (
    ONGOING,
    RECURRING,
    Article,
    Block,
    Cell,
    Document,
    Due,
    Figure,
    Finding,
    Form,
    Ground,
    Indicator,
    Kind,
    Nature,
    Origin,
    Owner,
    Reading,
    Role,
    SecondReading,
    Table,
    YearValue,
)
from lantu.reading.reader import find
from lantu.reading.words import Said, day_of, said_in

__all__ = [
    "ONGOING",
    "RECURRING",
    "Article",
    "Block",
    "Cell",
    "DamagedDocument",
    "Document",
    "DocumentIsFolder",
    "DocumentTooLarge",
    "DocumentUnavailable",
    "Due",
    "EmptyDocument",
    "EncryptedDocument",
    "Figure",
    "Finding",
    "FolderIsEmpty",
    "ForeignFormat",
    "Form",
    "Ground",
    "Indicator",
    "Kind",
    "Nature",
    "NoText",
    "Origin",
    "Owner",
    "PageUnreadable",
    "Part",
    "Progress",
    "Reading",
    "ReadingError",
    "Role",
    "Said",
    "ScanNotRead",
    "SecondReading",
    "Sure",
    "Table",
    "TooManyCells",
    "TooManyObjects",
    "TooManyPages",
    "TooManyScans",
    "TooMuchText",
    "UnknownFormat",
    "Why",
    "YearValue",
    "day_of",
    "indicator_json",
    "open_document",
    "read_bytes",
    "read_file",
    "said_in",
    "sureness",
    "to_json",
    "why",
]


def read_bytes(
    data: bytes, name: str, *, year: int | None = None, progress: Progress | None = None
) -> Reading:
    """The findings in a file's bytes; `year` is that of deadlines which name none.

    `progress` is told after each scanned page how many are recognised, and of how many.  Raises a
    `ReadingError`, whose `sentence` says what to do, where the file cannot be read.
    """
    return find(open_document(data, name, progress), year)


def read_file(path: Path, *, year: int | None = None) -> Reading:
    """The findings in a file on the disk."""
    return read_bytes(file_bytes(path), shown_name(path.name), year=year)
