"""Tables that the text shows by bars stand beside those that the file has."""

import re

from lantu.reading.model import Cell, Table
from lantu.reading.rows.grids import grids_of, outside


def test_matches_within_ranges_are_left_out_nested_ones_too() -> None:
    text = "x" * 40
    taken = [(2, 20), (4, 6), (19, 22), (30, 31)]
    kept = [match.start() for match in outside(re.finditer("x", text), taken)]

    assert kept == [n for n in range(40) if not any(a <= n < b for a, b in taken)]
    assert len(kept) == 40 - 20 - 1


def test_matches_among_thousands_of_ranges_are_told_apart() -> None:
    text = "xy" * 20_000
    taken = [(n, n + 1) for n in range(0, len(text), 2)]

    assert list(outside(re.finditer("x", text), taken)) == []
    assert sum(1 for _ in outside(re.finditer("y", text), taken)) == 20_000


def test_lines_with_bars_within_a_table_of_the_file_are_no_second_table() -> None:
    text = "a|b|c\nd|e|f\n\n\ng|h|i"
    table = Table(0, 5, ((Cell(0, 5),),))

    assert [(grid.start, grid.end) for grid in grids_of(text, [table])] == [
        (0, 5),
        (6, 11),
        (14, 19),
    ]
