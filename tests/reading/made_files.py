"""Small real files, made by hand where no library of ours makes them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import Self

import docx
from docx.document import Document as WordDocument

PAGE = (595, 842)


class Put(tuple[float, float, str]):
    """A text at x, y (from the page's upper left corner, y of the base line)."""

    def __new__(cls, x: float, y: float, text: str) -> Self:
        return super().__new__(cls, (x, y, text))


def pdf_file(
    pages: Iterable[Iterable[Put]],
    *,
    size: float = 12,
    rotate: int = 0,
    rules: Iterable[tuple[float, float, float, float]] = (),
    content: bytes | None = None,
) -> bytes:
    """A PDF whose characters are one em wide each; `rules` are lines drawn on every page."""
    drawn = "".join(f"{x1} {PAGE[1] - y1} m {x2} {PAGE[1] - y2} l S\n" for x1, y1, x2, y2 in rules)
    streams = [content] if content is not None else [_page(page, size, drawn) for page in pages]
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H"
            b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
        ),
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/DW 1000/FontDescriptor 6 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        ),
        _stream(_TO_UNICODE),
        (
            b"<</Type/FontDescriptor/FontName/Made/Flags 4/Ascent 880/Descent -120/CapHeight 880"
            b"/FontBBox[0 -120 1000 880]/ItalicAngle 0/StemV 80>>"
        ),
    ]
    for index, stream in enumerate(streams):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Rotate {rotate}"
            f"/Contents {8 + 2 * index} 0 R/Resources<</Font<</F 3 0 R"
            "/H<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>".encode()
        )
        objects.append(_stream(stream))
    return _assembled(objects)


def word_file(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_text(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return word_file(document)


def with_part(archive: bytes, part: str, data: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, data)
    return target.getvalue()


def _page(page: Iterable[Put], size: float, drawn: str) -> bytes:
    shown = "".join(
        f"BT /F {size} Tf 1 0 0 1 {x} {PAGE[1] - y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for x, y, text in page
    )
    return (drawn + shown).encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _assembled(objects: list[bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(written))
    )


_RANGES = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    + "".join(
        "{} beginbfrange\n{}\nendbfrange\n".format(len(part), "\n".join(part))
        for part in (_RANGES[i : i + 64] for i in range(0, 256, 64))
    )
    + "endcmap end end"
).encode()
