"""The zip archive around Word and Excel files, read with a bound on what it may unpack to.

Knows parts and relationships (ECMA-376 part 2) and not what the parts mean.  A size that the
archive declares is never trusted: reading stops at the bound itself, and only the named parts are
ever unpacked, so that archives within archives and pictures cost nothing.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from lantu.reading.containers.limits import MAX_ENTRIES, MAX_PART, MAX_UNPACKED, in_words
from lantu.reading.containers.markup import parse_xml
from lantu.reading.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What zipfile raises on a broken archive, besides its own error.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError)


class Archive:
    """A zip archive of a bounded size; every part is read at most to the bound."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise DamagedDocument(name) from error
        if len(entries) > MAX_ENTRIES:
            raise DocumentTooLarge(name, limit=in_words(MAX_UNPACKED))
        self.names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        entry = self.names.get(part)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedDocument(self._name)
        if entry.compress_type not in _METHODS:
            raise DamagedDocument(self._name)
        bound = min(MAX_PART, MAX_UNPACKED - self._unpacked)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(bound + 1)
        except _BROKEN as error:
            raise DamagedDocument(self._name) from error
        if len(data) > bound:
            raise DocumentTooLarge(self._name, limit=in_words(MAX_UNPACKED))
        self._unpacked += len(data)
        return data

    def read_xml(self, part: str) -> etree._Element | None:
        """The root element of a part, None where there is none."""
        data = self.read(part)
        return None if data is None else parse_xml(data, self._name)

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """(id, last word of the type, target part) of each relationship of a part ("" = whole)."""
        folder, leaf = posixpath.split(part)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        found = []
        for link in () if root is None else root.iterchildren("{*}Relationship"):
            if link.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found.append((link.get("Id", ""), kind, target.lstrip("/")))
        return found

    def related_part(self, part: str, kind: str) -> str | None:
        """The first part that is related to this one in the given way."""
        return next((target for _, type_, target in self.related(part) if type_ == kind), None)
