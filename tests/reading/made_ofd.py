"""Small OFD files, written by hand after GB/T 33190: A4 pages, lengths in millimetres."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from tests.reading.made_files import Put

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0
"""Of the characters, which are one size wide each."""


def text(put: Put, *, delta: str | None = None, ctm: str = "") -> str:
    """A text object whose boundary begins at the text's own corner."""
    x, y, words = put
    steps = f"g {len(words) - 1} {SIZE}" if delta is None else delta
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - SIZE} 180 10" Font="1" Size="{SIZE}" {ctm}>'
        f'<ofd:TextCode X="0" Y="{SIZE}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A stroked line; the path's own coordinates begin at its boundary."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x1} {y1} {x2 - x1 + 0.1} {y2 - y1 + 0.1}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x2 - x1} {y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd_file(
    pages: Iterable[str],
    *,
    template: str = "",
    units: str = "",
    further: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """An OFD whose pages hold the given objects, all on one template."""
    contents = list(pages)
    listed = "".join(
        f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i in range(len(contents))
    )
    parts: dict[str, bytes | str] = {
        "OFD.xml": f'<ofd:OFD {NS} Version="1.1" DocType="OFD"><ofd:DocBody>'
        "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/DocumentRes.xml": f"<ofd:Res {NS}><ofd:CompositeGraphicUnits>{units}"
        "</ofd:CompositeGraphicUnits></ofd:Res>",
        "Doc_0/Tpls/Tpl_0/Content.xml": _page(template),
    }
    for index, content in enumerate(contents):
        parts[f"Doc_0/Pages/Page_{index}/Content.xml"] = _page(content)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(further or {})}.items():
            archive.writestr(name, data)
    return target.getvalue()


def _page(content: str) -> str:
    return (
        f'<ofd:Page {NS}><ofd:Template TemplateID="2"/><ofd:Content>'
        f'<ofd:Layer ID="5">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    )
