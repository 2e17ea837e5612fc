"""Decides what a file is, by what is in it first and by its name second.

Knows the marks of the formats we read and of those we only recognise, so that a person with a .rtf
is told what to save it as.  Opens nothing but the lists of what is in an archive or compound file.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePath

import olefile

from lantu.reading.containers.archive import Archive
from lantu.reading.errors import (
    DamagedDocument,
    EncryptedDocument,
    ForeignFormat,
    UnknownFormat,
)

READABLE = (
    *(".txt", ".docx", ".docm", ".doc", ".wps", ".pdf", ".ofd"),
    *(".xlsx", ".xlsm", ".xls", ".et", ".html", ".htm"),
)
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""Readable where the recognition of words is installed."""
FOREIGN = (".rtf", ".odt", ".xlsb", ".ods", ".ppt", ".pptx", ".heic")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF = re.compile(rb"%PDF-\d\.\d")
_PICTURE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP", re.DOTALL
)
_PHONE_PICTURE = re.compile(rb".{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_HTML = re.compile(
    r"(?is)\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype\s+html|<html[\s>])",
)
_HTML_PART = re.compile(r"(?i)<(p|div|table|h[1-6]|br|body|span|meta|section|article)\b[^>]*>")
_WORD_2003 = re.compile(
    r"\s*<\?xml.{0,400}(Word\.Document|schemas\.microsoft\.com/office/word)", re.DOTALL
)
_EXCEL_2003 = re.compile(r"\s*<\?xml.{0,400}(Excel\.Sheet|office:spreadsheet)", re.DOTALL)


def binary_format(data: bytes, name: str) -> str | None:
    """docx, pdf and so on where the bytes say so, None for what may be text; raises on the rest."""
    if data.startswith(_OLE):
        return _compound_format(data, name)
    if data.startswith(_ZIP):
        return _archive_format(data, name)
    if is_picture(data):
        return "picture"
    if _PHONE_PICTURE.match(data):
        raise ForeignFormat(name, target=".jpg")
    # Mail gateways put lines before the mark; a text that mentions %PDF has no objects in it.
    mark = _PDF.search(data[:1024])
    if mark and (mark.start() == 0 or b" obj" in data):
        return "pdf"
    return None


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a picture that can be read."""
    return _PICTURE.match(data) is not None


def text_format(text: str, name: str) -> str:
    """txt or html for what has been decoded; raises for a text that is another program's file."""
    head = text[:4096]
    if head.startswith("{\\rtf") or _WORD_2003.match(head):
        raise ForeignFormat(name, target=".docx")
    if _EXCEL_2003.match(head):
        raise ForeignFormat(name, target=".xlsx")
    if _HTML.match(head):
        return "html"
    if PurePath(name).suffix.lower() in {".html", ".htm"} and _HTML_PART.search(text):
        return "html"
    return "txt"


def _compound_format(data: bytes, name: str) -> str:
    """By its outermost streams: a text may have a workbook embedded in it, and the reverse."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {path[0] for path in compound.listdir()}
    except Exception as error:  # each broken part of the directory raises an error of its own
        raise DamagedDocument(name) from error
    if "EncryptedPackage" in streams:
        raise EncryptedDocument(name)
    if "WordDocument" in streams:
        return "doc"
    if streams & {"Workbook", "Book"}:
        return "xls"
    if "PowerPoint Document" in streams:
        raise ForeignFormat(name, target=".pdf")
    if PurePath(name).suffix.lower() == ".wps":  # Microsoft Works, of the same ending
        raise ForeignFormat(name, target=".docx")
    raise UnknownFormat(name)


def _archive_format(data: bytes, name: str) -> str:
    names = Archive(data, name).names
    if "OFD.xml" in names:
        return "ofd"
    main = Archive(data, name).related_part("", "officeDocument") or ""
    folder = main.partition("/")[0]
    if "xl/workbook.bin" in names:
        raise ForeignFormat(name, target=".xlsx")
    if folder == "xl" or "xl/workbook.xml" in names:
        return "xlsx"
    if folder == "word" or "word/document.xml" in names:
        return "docx"
    if folder == "ppt":
        raise ForeignFormat(name, target=".pdf")
    if "mimetype" in names and "content.xml" in names:
        suffix = PurePath(name).suffix.lower()
        raise ForeignFormat(name, target=".xlsx" if suffix == ".ods" else ".docx")
    raise UnknownFormat(name)
