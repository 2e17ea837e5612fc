"""OFD files (GB/T 33190), the format of official documents: lines and ruled tables of every page.

Knows how the parts of the archive belong together, and that a part named again is no other page:
it is read where it comes first.  Where things stand on a page is `page`'s affair; putting them into
lines and tables is the same as for PDF files.
"""

from __future__ import annotations

from lantu.reading.containers.archive import Archive
from lantu.reading.containers.builder import DocumentBuilder
from lantu.reading.containers.limits import MAX_PAGES
from lantu.reading.containers.ofd.package import Package, resolved
from lantu.reading.containers.ofd.page import OfdPage
from lantu.reading.containers.pdf.writer import PageWriter
from lantu.reading.errors import DamagedDocument, EncryptedDocument, NoText, TooManyPages

__all__ = ["read_ofd"]

ENTRY = "OFD.xml"


def read_ofd(data: bytes, name: str) -> DocumentBuilder:
    """The lines of all pages, collected in a builder."""
    archive = Archive(data, name)
    if any(part.rpartition("/")[2] == "Encryptions.xml" for part in archive.names):
        raise EncryptedDocument(name)
    entry = archive.read_xml(ENTRY)
    found = () if entry is None else entry.iterfind("{*}DocBody/{*}DocRoot")
    roots = dict.fromkeys(resolved("", root.text or "") for root in found)
    if not roots:
        raise DamagedDocument(name)
    builder = DocumentBuilder(name)
    writer = PageWriter(builder)
    number = 0
    for root in roots:
        package = Package(archive, root, name)
        if number + len(package.pages) > MAX_PAGES:
            raise TooManyPages(name, limit=MAX_PAGES)
        known: set[str] = set()
        for part in package.pages:
            number += 1
            if part not in known:
                known.add(part)
                writer.write(OfdPage(package, part, name), number)
    writer.finish()
    if builder.is_empty:
        raise NoText(name)
    return builder
