"""The ruled lines that the paths of an OFD page draw.

Knows the shorthand in which a path is written, and of its curves only where they end.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lantu.reading.containers.ofd.numbers import Matrix, number_of
from lantu.reading.containers.pdf.rules import THIN, Point, Rule, rule_in

_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST = 20_000
"""Words of a path looked at; what has more is a drawing."""


def rules_of(path: etree._Element, matrix: Matrix) -> Iterator[Rule]:
    """The level and upright lines; a thin bar, drawn as an area, is one."""
    words = (path.findtext("{*}AbbreviatedData") or "").split()
    pieces = list(_pieces(words, matrix)) if len(words) <= _MOST else []
    if not pieces:
        return
    xs, ys = zip(*(point for piece in pieces for point in piece), strict=True)
    whole = (min(xs), min(ys), max(xs), max(ys))
    boxes = [whole]
    if min(whole[2] - whole[0], whole[3] - whole[1]) > THIN:
        if path.get("Stroke", "true").lower() in {"false", "0"}:
            return  # the edge of a shaded area is no line
        boxes = [_box(start, end) for start, end in pieces]
    for box in boxes:
        rule = rule_in(*box)
        if rule is not None:
            yield rule


def _pieces(words: list[str], matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """Each straight piece from point to point."""
    start = here = (0.0, 0.0)
    at = 0
    while at < len(words):
        command = words[at]
        count = _ARGUMENTS.get(command)
        if count is None or at + count >= len(words):
            return
        at += count + 1
        if command == "C":
            yield here, start
            here = start
            continue
        there = matrix.on(number_of(words[at - 2], 0.0), number_of(words[at - 1], 0.0))
        if command == "L":
            yield here, there
        elif command in "SM":
            start = there
        here = there


def _box(start: Point, end: Point) -> tuple[float, float, float, float]:
    (x1, y1), (x2, y2) = start, end
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
