"""Excel's old files (.xls, .et): each sheet a table, as in the newer format.

Knows what the conversion hands over: for each sheet its rows of written values and its merged
ranges.  How the file says so is `conversion`'s affair.
"""

from __future__ import annotations

import json
from typing import TypedDict

from lantu.reading.containers.apart import converted
from lantu.reading.containers.builder import DocumentBuilder, Slot
from lantu.reading.containers.sheet_names import cell_name
from lantu.reading.containers.xlsx.grid import Range, fill_merged
from lantu.reading.errors import EmptyDocument
from lantu.reading.model import Origin

__all__ = ["Sheet", "read_xls"]


class Sheet(TypedDict):
    """A sheet from its first cell with a value on; rows and columns count from 0."""

    name: str
    top: int
    left: int
    rows: list[list[str]]
    merged: list[Range]


def read_xls(data: bytes, name: str) -> DocumentBuilder:
    """The sheets of an old workbook, collected in a builder."""
    made = converted("lantu.reading.containers.xls.conversion", data, name, ".xlsx")
    sheets: list[Sheet] = json.loads(made)
    builder = DocumentBuilder(name)
    for sheet in sheets:
        builder.add_table(_grid(sheet))
    if builder.is_empty:
        raise EmptyDocument(name)
    return builder


def _grid(sheet: Sheet) -> list[list[Slot]]:
    grid = [
        [
            Slot(text, Origin(sheet=sheet["name"], cell=cell_name(row, column)))
            for column, text in enumerate(texts, sheet["left"])
        ]
        for row, texts in enumerate(sheet["rows"], sheet["top"])
    ]
    fill_merged(grid, sheet["merged"], sheet["top"], sheet["left"])
    return [row for row in grid if any(slot.text for slot in row)]
