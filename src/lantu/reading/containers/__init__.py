"""From a file to a document: its text, and for each part of the text its place in the file.

Knows the containers (txt, docx, doc, pdf, ofd, xlsx, xls, html, pictures) and how to refuse what is
none of them; knows nothing of tasks, owners or dates.
"""

from __future__ import annotations

import hashlib

from lantu.reading.containers.builder import DocumentBuilder, is_blank
from lantu.reading.containers.detect import binary_format, text_format
from lantu.reading.containers.doc import read_doc
from lantu.reading.containers.docx import read_docx
from lantu.reading.containers.html import decode_html, read_html
from lantu.reading.containers.limits import MAX_BYTES, MAX_CHARACTERS, in_words
from lantu.reading.containers.ofd import read_ofd
from lantu.reading.containers.pdf import read_pdf
from lantu.reading.containers.plain import decode
from lantu.reading.containers.scan import Progress, read_picture, sheets_of
from lantu.reading.containers.xls import read_xls
from lantu.reading.containers.xlsx import read_xlsx
from lantu.reading.errors import DocumentTooLarge, EmptyDocument, TooMuchText, UnknownFormat
from lantu.reading.model import Document

__all__ = ["open_document"]

_BINARY = {
    "docx": read_docx,
    "doc": read_doc,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ofd": read_ofd,
}


def open_document(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """The document in the bytes of a file; `name` serves messages and, last, as a hint.

    `progress` is told after each scanned page.  Raises an error of `lantu.reading.errors` for
    everything that cannot be read.
    """
    if not data:
        raise EmptyDocument(name)
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(name, limit=in_words(MAX_BYTES))
    sha256 = hashlib.sha256(data).hexdigest()
    container = binary_format(data, name)
    if container is not None:
        return _read_binary(container, data, name, progress).finish(sha256, container)
    return _open_text(data, name, sha256)


def _read_binary(
    container: str, data: bytes, name: str, progress: Progress | None
) -> DocumentBuilder:
    if container == "picture":
        return read_picture(data, name, progress)
    if container == "pdf":
        return read_pdf(data, name, lambda pages: sheets_of(data, pages, name, progress))
    return _BINARY[container](data, name)


def _open_text(data: bytes, name: str, sha256: str) -> Document:
    text = decode(data)
    if text is None:
        raise EmptyDocument(name) if not data.strip(b"\x00 \t\r\n") else UnknownFormat(name)
    if is_blank(text):
        raise EmptyDocument(name)
    if text_format(text, name) == "html":
        return read_html(decode_html(data, text), name).finish(sha256, "html")
    if len(text) > MAX_CHARACTERS:
        raise TooMuchText(name, limit=MAX_CHARACTERS)
    return Document(name=name, sha256=sha256, text=text, format="txt")
