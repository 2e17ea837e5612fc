"""Findings as CSV and as an Excel workbook, for people who go on in a spreadsheet.

Knows what Excel needs to open them well, and that no cell of a stranger's document may come to
life there as a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from lantu.reading.formats.cells import COLUMNS, row_cells
from lantu.reading.model import Reading

_BOM = "\ufeff"
_ALIVE = tuple("=+-@\t\r＝＋－＠")
_WIDTHS = (6, 7, 60, 20, 24, 20, 16, 24, 30, 30, 16, 24)
_LONGEST = 32_767
_FILE = {"zh": "文件", "en": "File"}


def to_csv(readings: Sequence[Reading], language: str = "zh") -> bytes:
    """All findings in one CSV, with the mark by which Excel knows that it is UTF-8."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for row in _rows(readings, language):
        writer.writerow([_tame(cell) for cell in row])
    return (_BOM + target.getvalue()).encode("utf-8", "replace")


def to_xlsx(readings: Sequence[Reading], language: str = "zh") -> bytes:
    """All findings in one sheet, its header frozen and filterable."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet("提取条目" if language == "zh" else "Findings")
        header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        width = last = 0
        for last, row in enumerate(_rows(readings, language)):
            width = len(row)
            for column, cell in enumerate(row):
                if column == 0 and last:
                    sheet.write_number(last, column, int(cell), body)
                else:
                    sheet.write_string(last, column, _fitting(cell), body if last else header)
        for column, size in enumerate((*_WIDTHS, 30)[:width]):
            sheet.set_column(column, column, size)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, width - 1)
    return target.getvalue()


def _rows(readings: Sequence[Reading], language: str) -> Iterator[list[str]]:
    """The header and every finding; several documents add a last column with their names."""
    several = len(readings) > 1
    yield COLUMNS[language] + ([_FILE[language]] if several else [])
    number = 0
    for reading in readings:
        for finding in reading.findings:
            number += 1
            row = row_cells(reading.document, number, finding, language)
            yield row + ([reading.document.name] if several else [])


def _tame(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula, marked as text."""
    return f"'{cell}" if cell.startswith(_ALIVE) else cell


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"
