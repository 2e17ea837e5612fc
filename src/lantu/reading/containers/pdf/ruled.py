"""Tables by their ruled lines: which grid the lines make, and which positions are one cell.

Knows geometry; puts no characters into the cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from lantu.reading.containers.pdf.rules import Rule

_NEAR = 3.0
"""Lines so close together are the same line, or meet."""

_MOST_POSITIONS = 5_000
_MOST_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled grid: its column and row edges, and for each position the cell it belongs to."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]
    opens_above: bool = False
    opens_below: bool = False
    """Whether the upright lines go on past the last level one, as at a page's end."""

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point, None outside."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right(self.rows, y) - 1
        inside = 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1
        return self.cells[row][column] if inside else None


def lattices(rules: list[Rule]) -> list[Lattice]:
    """The grids on a page, from top to bottom; at least two columns and two cells' worth."""
    level = _merged([rule for rule in rules if rule.is_level])
    upright = [_turned(rule) for rule in _merged([_turned(r) for r in rules if not r.is_level])]
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = [_lattice(group) for group in _groups(level, upright)]
    return sorted((one for one in found if one is not None), key=lambda one: one.rows[0])


def _turned(rule: Rule) -> Rule:
    """Level for upright and back, so that both are merged by the same steps."""
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Level rules with those that go on from or lie on each other made one."""
    merged: list[Rule] = []
    heights = _edges(rule.top for rule in rules)
    placed = [(_nearest(heights, rule.top), rule.left, rule.right) for rule in rules]
    for height, left, right in sorted(placed):
        last = merged[-1] if merged else None
        if last is not None and last.top == height and left <= last.right + _NEAR:
            merged[-1] = Rule(last.left, height, max(last.right, right), height)
        else:
            merged.append(Rule(left, height, right, height))
    return merged


def _groups(level: list[Rule], upright: list[Rule]) -> list[list[Rule]]:
    """Rules that hang together by crossing or touching."""
    rules = level + upright
    root = list(range(len(rules)))
    find = _finder(root)
    for i, one in enumerate(level):
        for j, other in enumerate(upright, len(level)):
            if (
                one.left - _NEAR <= other.left <= one.right + _NEAR
                and other.top - _NEAR <= one.top <= other.bottom + _NEAR
            ):
                root[find(i)] = find(j)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(find(index), []).append(rule)
    return list(groups.values())


def _lattice(rules: list[Rule]) -> Lattice | None:
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    if not level or not upright:
        return None
    # A table open at its sides has no outer lines; the lines across show how far it reaches.
    sides = [min(rule.left for rule in level), max(rule.right for rule in level)]
    ends = [min(rule.top for rule in upright), max(rule.bottom for rule in upright)]
    columns = _edges([*(rule.left for rule in upright), *sides])
    rows = _edges([*(rule.top for rule in level), *ends])
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST_POSITIONS:
        return None
    return Lattice(
        tuple(columns),
        tuple(rows),
        _cells(columns, rows, level, upright),
        opens_above=min(rule.top for rule in level) > rows[0] + _NEAR,
        opens_below=max(rule.top for rule in level) < rows[-1] - _NEAR,
    )


def _cells(
    columns: list[float], rows: list[float], level: list[Rule], upright: list[Rule]
) -> tuple[tuple[int, ...], ...]:
    """Positions with no line between them are one cell."""
    width, height = len(columns) - 1, len(rows) - 1
    root = list(range(width * height))
    find = _finder(root)
    middles = [(a + b) / 2 for a, b in pairwise(columns)], [(a + b) / 2 for a, b in pairwise(rows)]
    walls = {
        (edge, row)
        for rule in upright
        for edge in (_index(columns, rule.left),)
        for row, y in enumerate(middles[1])
        if rule.top <= y <= rule.bottom
    }
    floors = {
        (column, edge)
        for rule in level
        for edge in (_index(rows, rule.top),)
        for column, x in enumerate(middles[0])
        if rule.left <= x <= rule.right
    }
    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and (column + 1, row) not in walls:
                root[find(here)] = find(here + 1)
            if row + 1 < height and (column, row + 1) not in floors:
                root[find(here)] = find(here + width)
    return tuple(tuple(find(row * width + c) for c in range(width)) for row in range(height))


def _finder(root: list[int]) -> Callable[[int], int]:
    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    return find


def _edges(values: Iterable[float]) -> list[float]:
    """The distinct values in order; those close together count once."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> float:
    return edges[_index(edges, value)]


def _index(edges: list[float], value: float) -> int:
    return max(bisect_right(edges, value) - 1, 0)
