"""The process that takes the sheets out of an old Excel file.

Knows xlrd, its cells and its formats; what a value looks like in words is that of the newer format.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import xlrd
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as OldSheet

from lantu.reading.containers.apart import Refusal, RefusedError, convert_here
from lantu.reading.containers.limits import MAX_CELLS
from lantu.reading.containers.xls import Sheet
from lantu.reading.containers.xlsx.formats import Shown, shown_as
from lantu.reading.containers.xlsx.values import Value, written


def sheets_of(data: bytes) -> bytes:
    """The sheets as JSON; raises RefusedError, or anything at all where the file is broken."""
    with Path(os.devnull).open("w", encoding="utf-8") as log:
        try:
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=log
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise RefusedError(Refusal.ENCRYPTED) from error
            raise
    if sum(sheet.nrows * sheet.ncols for sheet in book.sheets()) > MAX_CELLS:
        raise RefusedError(Refusal.TOO_MANY_CELLS)
    return json.dumps([_sheet(sheet) for sheet in book.sheets()]).encode()


def _sheet(sheet: OldSheet) -> Sheet:
    texts = [[_text(sheet.book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    filled = [
        (row, column) for row, line in enumerate(texts) for column, text in enumerate(line) if text
    ]
    top, left = min((row for row, _ in filled), default=0), min((c for _, c in filled), default=0)
    width = max((column for _, column in filled), default=-1) + 1
    return Sheet(
        name=sheet.name,
        top=top,
        left=left,
        rows=[[*line, *[""] * (width - len(line))][left:width] for line in texts[top:]],
        merged=[
            ((first_row, first_column), (end_row - 1, end_column - 1))
            for first_row, end_row, first_column, end_column in sheet.merged_cells
        ],
    )


def _text(book: xlrd.Book, cell: Cell) -> str:
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    return written(_value(book, cell), _shown(book, cell))


def _value(book: xlrd.Book, cell: Cell) -> Value:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment: datetime = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return float(cell.value)
        return moment.time() if 0 <= cell.value < 1 else moment
    value: Value = cell.value
    return value


def _shown(book: xlrd.Book, cell: Cell) -> tuple[Shown, str] | None:
    if cell.ctype not in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return None
    key = book.xf_list[cell.xf_index].format_key
    return shown_as(str(key), book.format_map[key].format_str)


if __name__ == "__main__":
    convert_here(sheets_of)
