"""PDF files: every page's characters, put back into lines by their place on the page.

Knows documents and the bounds on the work they may cause; how characters become lines is `lines`'
affair, which lines are a table's `ruled`'s, and in which order they are read `columns`'.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.reading.containers.boxes import Box, is_within
from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.limits import MAX_PAGES, MAX_SCANNED_PAGES
from lantu.reading.containers.pdf.glyphs import PageView
from lantu.reading.containers.pdf.scans import Survey, survey
from lantu.reading.containers.pdf.streams import check_streams
from lantu.reading.containers.pdf.view import Recognised, seen_at
from lantu.reading.containers.pdf.writer import PageWriter, unread_error
from lantu.reading.errors import (
    DamagedDocument,
    EncryptedDocument,
    ScanNotRead,
    TooManyPages,
)

__all__ = ["read_pdf"]

# The library keeps state of its own and is not safe in two threads at once.
_ONE_AT_A_TIME = threading.Lock()
_LINEARIZED = re.compile(rb"/Linearized\s.{0,200}?/L\s+(\d{1,10})", re.DOTALL)


Recognise = Callable[[list[int]], Mapping[int, Recognised]]
"""What stands on pages (from 1) as pictures; those left out could not be recognised."""


def read_pdf(data: bytes, name: str, recognise: Recognise) -> DocumentBuilder:
    """The lines of all pages, collected in a builder; those in pictures as they are recognised."""
    if _is_cut_off(data):
        raise DamagedDocument(name)
    check_streams(data, name)
    builder = DocumentBuilder(name)
    with _opened(data, name) as document:
        surveys = _surveys(document)
    sheets, refusal = _recognised(surveys, recognise)
    with _opened(data, name) as document:
        _read_pages(document, builder, surveys, sheets)
    if builder.is_empty:
        raise refusal or unread_error(builder)
    return builder


def _surveys(document: pypdfium2.PdfDocument) -> dict[int, Survey]:
    """The pages (from 1) that have pictures to be read."""
    found: dict[int, Survey] = {}
    for index in range(len(document)):
        with closing(document[index]) as page:
            seen = survey(page)
        if not seen.is_plain:
            found[index + 1] = seen
    return found


def _recognised(
    surveys: Mapping[int, Survey], recognise: Recognise
) -> tuple[Mapping[int, Recognised] | None, ScanNotRead | None]:
    """What stands in the pictures; None, and the reason, where nobody can read them."""
    scans = [page for page, seen in surveys.items() if seen.is_scan]
    pictured = [page for page, seen in surveys.items() if not seen.is_scan]
    wanted = sorted(scans + pictured[: max(MAX_SCANNED_PAGES - len(scans), 0)])
    if not wanted:
        return {}, None
    try:
        return recognise(wanted), None
    except ScanNotRead as refusal:  # the pages with text are read all the same
        return None, refusal


def _is_cut_off(data: bytes) -> bool:
    """Whether the end is missing: the library would patch the file up and read half of it."""
    if b"startxref" not in data:
        return True
    linearized = _LINEARIZED.search(data[:2048])
    return linearized is not None and len(data) < int(linearized[1])


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document, for one thread at a time; what is wrong with it or a page of it is raised."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise EncryptedDocument(name) from error
            raise DamagedDocument(name) from error
        try:
            if len(document) > MAX_PAGES:
                raise TooManyPages(name, limit=MAX_PAGES)
            yield document
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument(name) from error
        finally:
            document.close()


def _read_pages(
    document: pypdfium2.PdfDocument,
    builder: DocumentBuilder,
    surveys: Mapping[int, Survey],
    sheets: Mapping[int, Recognised] | None,
) -> None:
    writer = PageWriter(builder)
    for number in range(1, len(document) + 1):
        seen = surveys.get(number, Survey())
        sheet = None if sheets is None else sheets.get(number)
        if seen.is_scan and sheet is not None:
            writer.write_scan(sheet, number)
            continue
        with closing(document[number - 1]) as page:
            view = PageView(page, builder.name)
        if sheet is not None:
            _take_in(view, sheet, seen.pictures)
            writer.doubt(sheet, number, seen.pictures)
        elif not seen.is_plain:
            builder.note(_unread(seen, installed=sheets is not None), number)
        writer.write(view, number)
    writer.finish()


def _take_in(view: PageView, sheet: Recognised, pictures: tuple[Box, ...]) -> None:
    """Put what was recognised within the pictures of a page where it stands among its text."""
    words = ((one.text, seen_at(sheet, one)) for one in sheet.glyphs)
    lines = (seen_at(sheet, one) for one in sheet.rules)
    view.add(
        ((text, box) for text, box in words if is_within(box, pictures)),
        (box for box in lines if is_within(box, pictures)),
    )


def _unread(seen: Survey, *, installed: bool) -> str:
    """The code that says why a page's pictures were not read."""
    if installed:
        return "R062"
    return "R061" if seen.is_scan else "R064"
