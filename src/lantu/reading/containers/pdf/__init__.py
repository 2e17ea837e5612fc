"""PDF files: every page's characters, put back into lines by their place on the page.

Knows documents and the bounds on the work they may cause; how characters become lines is `lines`'
affair, which lines are a table's `ruled`'s, and in which order they are read `columns`'.
"""

from __future__ import annotations

import re
import threading

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.limits import MAX_PAGES
from lantu.reading.containers.pdf.glyphs import PageView
from lantu.reading.containers.pdf.streams import check_streams
from lantu.reading.containers.pdf.writer import PageWriter
from lantu.reading.errors import DamagedDocument, EncryptedDocument, NoText, TooManyPages

__all__ = ["read_pdf"]

# The library keeps state of its own and is not safe in two threads at once.
_ONE_AT_A_TIME = threading.Lock()
_LINEARIZED = re.compile(rb"/Linearized\s.{0,200}?/L\s+(\d{1,10})", re.DOTALL)


def read_pdf(data: bytes, name: str) -> DocumentBuilder:
    """The lines of all pages, collected in a builder."""
    if _is_cut_off(data):
        raise DamagedDocument(name)
    check_streams(data, name)
    builder = DocumentBuilder(name)
    with _ONE_AT_A_TIME:
        _read(data, builder)
    if builder.is_empty:
        raise NoText(name)
    return builder


def _is_cut_off(data: bytes) -> bool:
    """Whether the end is missing: the library would patch the file up and read half of it."""
    if b"startxref" not in data:
        return True
    linearized = _LINEARIZED.search(data[:2048])
    return linearized is not None and len(data) < int(linearized[1])


def _read(data: bytes, builder: DocumentBuilder) -> None:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedDocument(builder.name) from error
        raise DamagedDocument(builder.name) from error
    try:
        if len(document) > MAX_PAGES:
            raise TooManyPages(builder.name, limit=MAX_PAGES)
        _read_pages(document, builder)
    except pypdfium2.PdfiumError as error:
        raise DamagedDocument(builder.name) from error
    finally:
        document.close()


def _read_pages(document: pypdfium2.PdfDocument, builder: DocumentBuilder) -> None:
    writer = PageWriter(builder)
    for index in range(len(document)):
        page = document[index]
        try:
            view = PageView(page, builder.name)
            writer.write(view, index + 1)
        finally:
            page.close()
    writer.finish()
