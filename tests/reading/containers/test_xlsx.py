"""Excel files: sheets as tables, values as people write them."""

import datetime
import io
import re
import zipfile

import pytest
import xlsxwriter

from lantu.reading import (
    Cell,
    DamagedDocument,
    EmptyDocument,
    Table,
    TooManyCells,
    TooMuchText,
    open_document,
)
from tests.reading.made_files import with_part


def workbook(fill):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        fill(book)
    return target.getvalue()


def one_sheet(rows):
    def fill(book):
        sheet = book.add_worksheet("任务")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(fill)


def cells(document):
    return {
        f"{b.origin.sheet}!{b.origin.cell}": document.text[b.start : b.end] for b in document.blocks
    }


def test_sheet_becomes_a_table():
    document = open_document(one_sheet([["序号", "任务"], [1, "新建学校"]]), "a.xlsx")
    assert document.text == "序号\t任务\n1\t新建学校"
    assert document.tables == (Table(0, 12, ((Cell(0, 2), Cell(3, 5)), (Cell(6, 7), Cell(8, 12)))),)
    assert cells(document) == {
        "任务!A1": "序号",
        "任务!B1": "任务",
        "任务!A2": "1",
        "任务!B2": "新建学校",
    }


def test_place_of_a_cell_counts_the_empty_rows_and_columns_before_it():
    def fill(book):
        book.add_worksheet("甲").write("C5", "内容")
        book.add_worksheet("乙").write("AB2", "别的")

    document = open_document(workbook(fill), "a.xlsx")
    assert cells(document) == {"甲!C5": "内容", "乙!AB2": "别的"}


def test_merged_range_is_one_cell_at_every_position():
    def fill(book):
        sheet = book.add_worksheet("任务")
        sheet.merge_range("A1:C1", "标题")
        sheet.merge_range("A2:A3", "教育")
        sheet.write_row("B2", ["新建学校", "教育局"])
        sheet.write_row("B3", ["新增学位", "住建局"])

    document = open_document(workbook(fill), "a.xlsx")
    assert document.text == "标题\n教育\t新建学校\t教育局\n新增学位\t住建局"
    rows = document.tables[0].rows
    assert rows[0] == (Cell(0, 2),) * 3
    assert rows[1][0] == rows[2][0] == Cell(3, 5)


def test_values_are_written_as_people_write_them():
    def fill(book):
        sheet = book.add_worksheet("数")
        formats = {
            name: book.add_format({"num_format": code})
            for name, code in {
                "percent": "0.0%",
                "day": "yyyy-mm-dd",
                "month": 'yyyy"年"m"月"',
                "unit": '0"所"',
                "time": "h:mm",
            }.items()
        }
        sheet.write(0, 0, 5.0)
        sheet.write(1, 0, 0.1 + 0.2)
        sheet.write(2, 0, 1234567890123)
        sheet.write(3, 0, 0.853, formats["percent"])
        sheet.write(4, 0, datetime.date(2025, 12, 31), formats["day"])
        sheet.write(5, 0, datetime.date(2025, 6, 1), formats["month"])
        sheet.write(6, 0, 5, formats["unit"])
        sheet.write(7, 0, datetime.time(9, 5), formats["time"])
        sheet.write(8, 0, True)
        sheet.write(9, 0, "第一行\n第二行")
        sheet.write(10, 0, 0.00001)

    assert list(cells(open_document(workbook(fill), "a.xlsx")).values()) == [
        "5",
        "0.3",
        "1234567890123",
        "85.3%",
        "2025年12月31日",
        "2025年6月",
        "5所",
        "9:05",
        "TRUE",
        "第一行\n第二行",
        "0.00001",
    ]


def test_workbook_under_another_name_is_read_as_workbook():
    assert open_document(one_sheet([["任务"]]), "a.txt").format == "xlsx"


def test_formats_far_out_cost_nothing():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "内容")
        sheet.write_blank(99_999, 16_383, None, book.add_format({"bold": True}))

    assert open_document(workbook(fill), "a.xlsx").text == "内容"


def test_value_in_the_last_corner_is_refused_instead_of_unfolded():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "内容")
        sheet.write(99_999, 16_383, "角落")

    with pytest.raises(TooManyCells):
        open_document(workbook(fill), "a.xlsx")


def test_one_long_string_asked_for_by_every_cell_is_refused():
    file = one_sheet([["长" * 30_000] * 1000])
    with pytest.raises(TooMuchText):
        open_document(file, "a.xlsx")


def test_sheet_named_again_is_read_once():
    """One sheet named 3,000 times was read as 3,000 tables, for a minute."""
    whole = one_sheet([["序号", "任务"], [1, "新建学校"]])
    listed = workbook_part(whole)
    sheet = re.search(rb"<sheet [^>]*/>", listed)[0]
    again = with_part(whole, "xl/workbook.xml", listed.replace(sheet, sheet * 3_000))

    document = open_document(again, "a.xlsx")
    assert document.text == "序号\t任务\n1\t新建学校"
    assert len(document.tables) == 1


def workbook_part(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/workbook.xml")


def test_workbook_without_values_is_empty():
    with pytest.raises(EmptyDocument):
        open_document(one_sheet([]), "a.xlsx")


BROKEN = {
    "cut-off": lambda file: file[: len(file) // 2],
    "broken-sheet": lambda file: with_part(file, "xl/worksheets/sheet1.xml", b"<worksheet><c"),
    "broken-workbook": lambda file: with_part(file, "xl/workbook.xml", b"<workbook"),
    "unknown-encoding": lambda file: with_part(
        file, "xl/sharedStrings.xml", b"<?xml version='1.0' encoding='UUF-8'?><sst><si/></sst>"
    ),
    "empty-styles": lambda file: with_part(file, "xl/styles.xml", b""),
    "entities": lambda file: with_part(
        file,
        "xl/worksheets/sheet1.xml",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
    ),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN.keys())
def test_damaged_workbook_is_refused(damage):
    file = one_sheet([["任务", "单位"]] * 40)
    assert open_document(file, "a.xlsx").format == "xlsx"
    with pytest.raises(DamagedDocument):
        open_document(damage(file), "a.xlsx")
