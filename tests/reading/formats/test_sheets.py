"""CSV and Excel: twelve columns, nothing in them comes to life."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from lantu.reading import Origin
from lantu.reading.formats.sheets import to_csv, to_xlsx
from lantu.reading.notices import sentence
from tests.reading.formats.made_readings import BARE, FULL, pages, plain, with_origins

HEADER = [
    "序号",
    "类型",
    "内容",
    "牵头",
    "责任",
    "配合",
    "人员",
    "时限",
    "指标",
    "路径",
    "来源",
    "提示",
]
FULL_ROW = [
    "1",
    "任务",
    "新建学校5所。",
    "区教育局",
    "区住建局",
    "区财政局、东桥街道",
    "局长 余文",
    "2025-12-31（2025年底前）",
    "新建学校 ≥ 5所；占比 约 12.5%",
    "一、教育",
    "第 5–12 字",
    sentence("R012", "zh"),
]


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_csv_has_a_row_per_finding():
    assert rows(to_csv([plain(FULL)])) == [HEADER, FULL_ROW]


def test_csv_begins_with_the_mark_that_excel_looks_for():
    assert to_csv([plain()]).startswith(b"\xef\xbb\xbf")


def test_csv_cell_that_looks_like_a_formula_is_marked_as_text():
    assert rows(to_csv([plain(BARE)]))[1][2] == "'=持续推进。"


def test_several_documents_add_a_column_with_their_names():
    written = rows(to_csv([plain(FULL), plain(BARE, name="另一份.txt")]))
    assert [row[0] for row in written] == ["序号", "1", "2"]
    assert [row[-1] for row in written] == ["文件", "方案.txt", "另一份.txt"]


def test_english_rows():
    written = rows(to_csv([pages()], "en"))
    assert written[0][:3] == ["No.", "Kind", "Text"]
    assert written[1][7:9] == ["2025-12-31 (2025年底前)", "新建学校 ≥ 5所；占比 ~ 12.5%"]
    assert [row[10] for row in written[1:]] == ["page 1", "page 2"]


@pytest.mark.parametrize(
    ("origin", "zh", "en"),
    [
        (Origin(page=3, box=(1, 2, 3, 4)), "第3页", "page 3"),
        (Origin(page=3, table=2, cell="B3"), "第3页 表2 B3", "page 3 table 2 B3"),
        (Origin(table=2, cell="B3"), "表2 B3", "table 2 B3"),
        (Origin(sheet="任务", cell="B3"), "任务!B3", "任务!B3"),
        (Origin(paragraph=12), "第12段", "paragraph 12"),
    ],
)
def test_place_is_told_in_words(origin, zh, en):
    reading = with_origins(origin, origin, origin)
    assert rows(to_csv([reading]))[1][10] == zh
    assert rows(to_csv([reading], "en"))[1][10] == en


def test_xlsx_has_the_same_rows_and_formulas_stay_text():
    written = sheet(to_xlsx([plain(FULL, BARE)]))
    assert written[0] == HEADER
    assert written[1] == [1.0, *FULL_ROW[1:]]
    assert written[2][:3] == [2.0, "成果", "=持续推进。"]


def test_xlsx_of_no_findings_has_its_header():
    assert sheet(to_xlsx([plain()])) == [HEADER]
