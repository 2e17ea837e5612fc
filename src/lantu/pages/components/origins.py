"""Where in its file a stretch of a document lies, in words.  Pure.

Knows the origins that the reader stored with each block; not how the place is shown.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _


def place_of(blocks: Sequence[Sequence[Any]], span: tuple[int, int]) -> str:
    """Where in the file the span lies, as far as the file's kind knows: "page 3, cell B4"."""
    origins = list(_origins_in(blocks, span))
    said = []
    pages = sorted({o["page"] for o in origins if o.get("page")})
    if pages:
        numbers = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
        said.append(_("page %(n)s") % {"n": numbers})
    sheets = list(dict.fromkeys(o["sheet"] for o in origins if o.get("sheet")))
    said += [_("sheet “%(name)s”") % {"name": name} for name in sheets]
    tables = sorted({o["table"] for o in origins if o.get("table")})
    said += [_("table %(n)s") % {"n": number} for number in tables]
    cells = list(dict.fromkeys(o["cell"] for o in origins if o.get("cell")))
    if cells:
        said.append(_("cell %(name)s") % {"name": ", ".join(cells)})
    paragraphs = sorted({o["paragraph"] for o in origins if o.get("paragraph")})
    if paragraphs and not said:
        said.append(_("paragraph %(n)s") % {"n": paragraphs[0]})
    return " · ".join(said)


def page_of(blocks: Sequence[Sequence[Any]], span: tuple[int, int]) -> int | None:
    """The page on which a span begins, where its file has pages."""
    return next((int(o["page"]) for o in _origins_in(blocks, span) if o.get("page")), None)


def _origins_in(
    blocks: Sequence[Sequence[Any]], span: tuple[int, int]
) -> Iterator[Mapping[str, Any]]:
    """The origins of the blocks that the span touches; blocks stand in the order of the text."""
    start, end = span
    first = bisect.bisect_right(blocks, start, key=lambda block: block[1])
    for block in blocks[first:]:
        if block[0] >= end:
            return
        yield block[2]
