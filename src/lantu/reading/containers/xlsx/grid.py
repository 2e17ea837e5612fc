"""A sheet as a grid of slots, merged ranges filled by the cell in their upper left corner.

Knows ranges and positions; how a value reads is `values`' affair.
"""

from __future__ import annotations

from python_calamine import CalamineSheet

from lantu.reading.containers.builder import Slot
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.containers.xlsx.survey import Survey
from lantu.reading.containers.xlsx.values import written
from lantu.reading.model import Origin

Range = tuple[tuple[int, int], tuple[int, int]]


def read_grid(sheet: CalamineSheet, survey: Survey) -> list[list[Slot]]:
    """The part of the sheet that has values in it, without rows that are empty throughout."""
    top, left = sheet.start or (0, 0)
    grid = [
        [
            Slot(
                written(value, survey.shown.get((row, column))),
                Origin(sheet=sheet.name, cell=cell_name(row, column)),
            )
            for column, value in enumerate(values, left)
        ]
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top)
    ]
    fill_merged(grid, sheet.merged_cell_ranges or [], top, left)
    return [row for row in grid if any(slot.text for slot in row)]


def fill_merged(grid: list[list[Slot]], ranges: list[Range], top: int, left: int) -> None:
    """Fills every merged range; they never overlap, so together they fill the grid once."""
    width = max((len(row) for row in grid), default=0)
    budget = width * len(grid)
    for (first_row, first_column), (last_row, last_column) in ranges:
        rows = range(max(first_row - top, 0), min(last_row - top + 1, len(grid)))
        columns = range(max(first_column - left, 0), min(last_column - left + 1, width))
        budget -= len(rows) * len(columns)
        if budget < 0:
            return
        if rows and columns:
            corner = grid[rows.start][columns.start]
            for row in rows:
                grid[row][columns.start : columns.stop] = [corner] * len(columns)
