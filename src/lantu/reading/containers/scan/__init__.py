"""Scanned pages and photos: their words recognised, outside this process, by an optional component.

Knows whether the component is there and which files are pictures as a whole; how a page becomes
characters is `recogniser`'s affair, and in which processes that happens `crew`'s.
"""

from __future__ import annotations

import importlib
import importlib.util

from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.limits import MAX_SCANNED_PAGES
from lantu.reading.containers.pdf.writer import PageWriter, unread_error
from lantu.reading.containers.scan.crew import Progress, recognised
from lantu.reading.containers.scan.images import count_frames
from lantu.reading.containers.scan.sheet import Sheet
from lantu.reading.errors import ScanNotRead, TooManyScans

__all__ = ["Progress", "Sheet", "is_installed", "read_picture", "sheets_of"]


def is_installed() -> bool:
    """Whether the component is there; one installed while this process runs is seen too."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def sheets_of(
    data: bytes, pages: list[int], name: str, progress: Progress | None = None
) -> dict[int, Sheet]:
    """What stands on these pages (from 1) of a PDF or picture, without those that defy it."""
    if not is_installed():
        raise ScanNotRead(name)
    if len(pages) > MAX_SCANNED_PAGES:
        raise TooManyScans(name, limit=MAX_SCANNED_PAGES)
    return recognised(data, pages, progress)


def read_picture(data: bytes, name: str, progress: Progress | None = None) -> DocumentBuilder:
    """The lines and tables of a photo or scan, collected in a builder; a fax has several pages."""
    pages = list(range(1, count_frames(data, name) + 1))
    sheets = sheets_of(data, pages, name, progress)
    builder = DocumentBuilder(name)
    writer = PageWriter(builder)
    for page in pages:
        if page in sheets:
            writer.write_scan(sheets[page], page)
        else:
            builder.note("R062", page)
    writer.finish()
    if builder.is_empty:
        raise unread_error(builder)
    return builder
