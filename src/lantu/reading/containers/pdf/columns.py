"""In which order the lines of a page are read: across, or column by column where columns are clear.

Knows gutters and ruled lines.  What looks like columns but has lines ruled across it is a table,
and a table is read across.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import groupby, pairwise

from lantu.reading.containers.pdf.lines import Line, Row, joined
from lantu.reading.containers.pdf.rules import Rule

_ROWS = 5
"""So many rows must have text on both sides of a gutter."""

_FILL = 0.7
"""The lines of running text fill their column; the cells of a table seldom do."""

_NARROW = 0.3
"""The narrower side of a gutter against the wider."""

_DEPTH = 4


def reading_order(rows: list[Row], rules: list[Rule]) -> Iterator[Line]:
    """The lines in the order in which a person reads them."""
    gutter = _gutter(rows)
    if gutter is None or _is_ruled(rows, gutter, rules):
        return iter([joined(row) for row in rows])
    return _by_columns(rows, gutter, _DEPTH)


def _by_columns(rows: list[Row], gutter: float | None, depth: int) -> Iterator[Line]:
    if gutter is None or depth == 0:
        yield from (joined(row) for row in rows)
        return
    for crossing, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        group = list(band)
        if crossing or not _is_split(group, gutter):
            yield from (joined(row) for row in group)
            continue
        for side in _sides(group, gutter):
            yield from _by_columns(side, _gutter(side), depth - 1)


def _is_split(rows: list[Row], gutter: float) -> bool:
    """Whether a band has columns at all, and is not one short line with a gap in it."""
    left, right = _sides(rows, gutter)
    return len(left) > 1 and len(right) > 1


def _sides(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[piece for piece in row if piece.right <= gutter] for row in rows]
    right = [[piece for piece in row if piece.left >= gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _crosses(row: Row, gutter: float) -> bool:
    return any(piece.left < gutter < piece.right for piece in row)


def _gutter(rows: list[Row]) -> float | None:
    """The x of the clearest gutter, None where the rows have no columns."""
    gaps = [(a.right, b.left) for row in rows for a, b in pairwise(row)]
    if len(gaps) < _ROWS:
        return None
    middles = sorted({round((left + right) / 2) for left, right in gaps})
    best = max(middles, key=lambda x: sum(left < x < right for left, right in gaps))
    return float(best) if _is_gutter(rows, float(best)) else None


def _is_gutter(rows: list[Row], gutter: float) -> bool:
    open_rows = [row for row in rows if not _crosses(row, gutter)]
    both = [row for row in open_rows if row[0].right <= gutter and row[-1].left >= gutter]
    if len(both) < _ROWS or len(open_rows) * 2 < len(rows):
        return False
    left, right = _sides(both, gutter)
    widths = [_width(side) for side in (left, right)]
    if min(widths) < _NARROW * max(widths):
        return False
    return all(_is_running(side) for side in (left, right))


def _width(rows: list[Row]) -> float:
    return max(row[-1].right for row in rows) - min(row[0].left for row in rows)


def _is_running(rows: list[Row]) -> bool:
    """Whether the lines are long ones of about the same length, as running text is set."""
    width = _width(rows)
    covered = [sum(piece.width for piece in row) / width for row in rows]
    long = statistics.median(len("".join(piece.text for piece in row)) for row in rows)
    return statistics.median(covered) >= _FILL and long >= 8


def _is_ruled(rows: list[Row], gutter: float, rules: list[Rule]) -> bool:
    top = min(row[0].top for row in rows)
    bottom = max(row[0].bottom for row in rows)
    across = [
        rule
        for rule in rules
        if rule.is_level
        and rule.left < gutter - 10
        and gutter + 10 < rule.right
        and top < rule.top < bottom
    ]
    return len(across) >= 3
