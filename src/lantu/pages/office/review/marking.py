"""The document's text cut into pieces, each with the findings it belongs to.  Pure."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lantu.ledger.intake.queries import Sketch
from lantu.pages.office.review.grids import Rows, Span, line_spans, row_lines, stretches
from lantu.pages.office.review.pieces import Line, Mark, Piece

WRAPPED_LINES = 8
"""Lines from which on their usual length says something."""
WIDEST_LINE = 60
"""Characters of a line of print; what is longer is a paragraph."""
SENTENCE_ENDS = "。！？；：.!?;:"
GAP = 1500
"""Characters without a finding that are shown as they are; of more only the ends are shown."""
EDGE = 400
"""Characters shown at both ends of a longer stretch."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the file says of its text beside the words: the origin of each block, and the tables."""

    blocks: Sequence[Sequence[Any]] = ()
    tables: Sequence[Rows] = ()


def marked_lines(
    text: str,
    span: Span,
    found: Sequence[Sketch],
    *,
    first: int = 1,
    shown: Collection[int] = (),
    layout: Layout | None = None,
    titles: Collection[str] = (),
    whole: bool = False,
) -> list[Line]:
    """The lines of a span of the text; `first` numbers the findings, `shown` have a card.

    A row of a table is a line; `grids.drawn` makes tables of them again.  `titles` are the texts
    of lines that the page's head says already.
    """
    layout = layout or Layout()
    marker = _Marker(found, first, shown)
    headings = {_bare(part) for sketch in found for part in sketch.path}
    said = {_bare(title) for title in titles if title}
    pages = _pages(layout.blocks, span[0])
    lines: list[Line] = []
    for stretch in stretches(layout.tables, span):
        if stretch.rows:
            for end, line in row_lines(stretch, text, span, marker.pieces):
                lines.append(replace(line, page=_page_before(pages, end)))
            continue
        for spans in _paragraphs(text, (stretch.start, stretch.end), marker):
            start, end = spans[0][0], spans[-1][1]
            words = _bare(text[start:end])
            if words in said and not marker.touches(start, end):
                continue
            lines.append(
                Line(
                    pieces=tuple(marker.pieces(text, spans)),
                    heading=words in headings and not marker.touches(start, end),
                    page=_page_before(pages, end),
                )
            )
    return lines if whole else _without_gaps(lines)


def _page_before(pages: list[tuple[int, int]], end: int) -> int | None:
    """The page that begins before the end of a line, once."""
    return pages.pop(0)[1] if pages and pages[0][0] < end else None


class _Marker:
    """Cuts lines at the borders of the findings."""

    def __init__(self, found: Sequence[Sketch], first: int, shown: Collection[int]) -> None:
        self.found = list(enumerate(found, start=first))
        self.shown = shown
        self.borders = sorted({border for sketch in found for border in (sketch.start, sketch.end)})
        self.begun: set[int] = set()

    def touches(self, start: int, end: int) -> bool:
        return any(sketch.start < end and sketch.end > start for _, sketch in self.found)

    def crosses(self, offset: int) -> bool:
        """Whether a finding goes on behind the line that ends here."""
        return any(sketch.start < offset < sketch.end for _, sketch in self.found)

    def pieces(self, text: str, spans: Sequence[Span]) -> list[Piece]:
        pieces: list[Piece] = []
        for i, (start, end) in enumerate(spans):
            if i and pieces and _needs_blank(text[spans[i - 1][1] - 1], text[start]):
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text + " ")
            here = bisect.bisect_right(self.borders, start)
            beyond = bisect.bisect_left(self.borders, end)
            cuts = [start, *self.borders[here:beyond], end]
            pieces += [Piece(text[a:b], self._mark(a, b)) for a, b in pairwise(cuts)]
        return pieces

    def _mark(self, start: int, end: int) -> Mark | None:
        over = [(n, s) for n, s in self.found if s.start < end and s.end > start]
        if not over:
            return None
        # Of findings that overlap the one that begins here leads, so that each can be reached.
        number, sketch = next((o for o in over if o[1].pk not in self.begun), over[0])
        first = sketch.pk not in self.begun
        self.begun.add(sketch.pk)
        return Mark(
            finding=sketch.pk,
            number=number,
            kind=sketch.kind,
            state=sketch.state,
            ready=sketch.ready,
            first=first,
            shown=sketch.pk in self.shown,
            others=tuple(other.pk for _, other in over if other is not sketch),
        )


def _paragraphs(text: str, span: Span, marker: _Marker) -> list[list[Span]]:
    """The lines with words, joined where a finding or the layout runs on across the break."""
    paragraphs: list[list[Span]] = []
    lines = line_spans(text, *span)
    width = _wrapping_width(lines)
    before: Span | None = None
    for start, stop in lines:
        if before and (marker.crosses(before[1]) or _is_full(text, before, width)):
            paragraphs[-1].append((start, stop))
        else:
            paragraphs.append([(start, stop)])
        before = (start, stop)
    return paragraphs


def _wrapping_width(lines: Sequence[Span]) -> int:
    """At how many characters the layout breaks lines; 0 where a line is a whole paragraph."""
    lengths = sorted(stop - start for start, stop in lines)
    width = lengths[len(lengths) * 9 // 10] if len(lengths) >= WRAPPED_LINES else 0
    return width if width <= WIDEST_LINE else 0


def _is_full(text: str, line: Span, width: int) -> bool:
    """Whether the layout, not the author, ended the line."""
    start, stop = line
    return bool(width) and stop - start >= width - 2 and text[stop - 1] not in SENTENCE_ENDS


def _needs_blank(before: str, after: str) -> bool:
    """Chinese runs on across a line break, other words do not."""
    return not (before > "\u2e7f" or after > "\u2e7f")


def _bare(words: str) -> str:
    return "".join(words.split()).strip("—–-")


def _pages(blocks: Sequence[Sequence[Any]], start: int) -> list[tuple[int, int]]:
    """Where each page of the file begins, from the one that `start` lies on: [(offset, page)]."""
    found: list[tuple[int, int]] = []
    current: int | None = None
    for begin, _, origin in blocks:
        page = origin.get("page") if isinstance(origin, Mapping) else None
        if page is not None and page != current:
            found.append((begin, page))
            current = page
    passed = bisect.bisect_right([begin for begin, _ in found], start)
    return found[max(0, passed - 1) :]


def _without_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines with the middle of long stretches without findings left out."""
    kept: list[Line] = []
    gap: list[Line] = []
    for line in lines:
        if line.marked:
            kept += _shortened(gap)
            kept.append(line)
            gap = []
        else:
            gap.append(line)
    return kept + _shortened(gap)


def _shortened(gap: Sequence[Line]) -> list[Line]:
    lengths = [line.length for line in gap]
    if sum(lengths) <= GAP:
        return list(gap)
    head = _lines_within(lengths, EDGE)
    tail = _lines_within(lengths[head:][::-1], EDGE)
    middle = len(gap) - tail
    left_out = Line(left_out=sum(lengths[head:middle]))
    return [*gap[:head], left_out, *gap[middle:]]


def _lines_within(lengths: Sequence[int], limit: int) -> int:
    """How many of the lines fit into so many characters."""
    count = used = 0
    for length in lengths:
        used += length
        if used > limit:
            break
        count += 1
    return count
