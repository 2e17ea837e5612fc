"""Word files: paragraphs with their automatic numbers, headings and tables, in reading order.

Knows the parts of a .docx and how they belong together; headers, footers, notes and comments are
left out, since nobody is tasked in them.
"""

from __future__ import annotations

from lantu.reading.containers.archive import Archive
from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.docx.body import BodyReader
from lantu.reading.containers.docx.numbering import Numbering
from lantu.reading.containers.docx.styles import Styles
from lantu.reading.errors import DamagedDocument, EmptyDocument, NoText

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str) -> DocumentBuilder:
    """The text of a Word file, collected in a builder."""
    archive = Archive(data, name)
    main = archive.related_part("", "officeDocument") or "word/document.xml"
    root = archive.read_xml(main)
    body = None if root is None else root.find("{*}body")
    if body is None:
        raise DamagedDocument(name)
    parts = {kind: part for _, kind, part in archive.related(main)}
    styles = Styles(archive.read_xml(parts.get("styles", "word/styles.xml")))
    numbering = Numbering(archive.read_xml(parts.get("numbering", "word/numbering.xml")))
    builder = DocumentBuilder(name)
    BodyReader(builder, styles, numbering).read(body)
    if builder.is_empty:
        pictures = any("/media/" in part for part in archive.names)
        raise NoText(name) if pictures else EmptyDocument(name)
    return builder
