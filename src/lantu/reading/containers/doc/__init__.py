"""Word's old files (.doc, .wps): made into a .docx, which is then read like any other.

Knows that the conversion happens elsewhere; numbers, headings, merged cells and origins are
the Word reader's affair, and so the same as in the newer format.
"""

from __future__ import annotations

from lantu.reading.containers.apart import converted
from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.docx import read_docx

__all__ = ["read_doc"]


def read_doc(data: bytes, name: str) -> DocumentBuilder:
    """The text of an old Word file, collected in a builder."""
    module = "lantu.reading.containers.doc.conversion"
    return read_docx(converted(module, data, name, ".docx"), name)
