"""A Word and an Excel file as their programs wrote them twenty years ago, and the same in new form.

The old ones lie in `files/`.  `python -m tests.reading.made_old` makes them again of the new ones;
that alone needs LibreOffice.
"""

from __future__ import annotations

import datetime
import io
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import xlsxwriter
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.reading.made_files import word_file

FILES = Path(__file__).parent / "files"

_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>"""


def new_word() -> bytes:
    """Automatic numbers, a heading, a table whose owner spans two rows and whose note a whole one."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        )
    )
    document.add_paragraph("安平区为老服务任务分工方案")
    document.add_heading("2025年", 1)
    _numbered(document, "健全服务网络", 0)
    _numbered(document, "新建社区食堂6个，2025年底前建成。（区民政局牵头，各街道配合）", 1)
    _numbered(document, "改造敬老院2家。（责任单位：区民政局、区住建局）", 1)
    _numbered(document, "强化要素保障", 0)
    _numbered(document, "培训护理员300名。（区人社局牵头）", 1)
    rows = [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "建设口袋公园5处", "区园林局", "2025年6月底前"],
        ["2", "修复破损道路8公里", "区交通局", "2025年10月底前"],
        ["3", "增设停车泊位600个", "", "2025年底前"],
        ["注：以上任务按季度调度。", "", "", ""],
    ]
    table = document.add_table(len(rows), 4)
    for height, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(height, column).text = text
    table.cell(2, 2).merge(table.cell(3, 2))
    table.cell(4, 0).merge(table.cell(4, 3))
    table.cell(2, 2).text, table.cell(4, 0).text = "区交通局", "注：以上任务按季度调度。"
    document.add_paragraph("请各单位抓好落实。")
    return word_file(document)


def new_excel() -> bytes:
    """Merged cells, a percentage, a month, a unit in the format, and a sheet not from A1 on."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    day, month, percent, unit = (
        book.add_format({"num_format": code})
        for code in ('yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', "0%", '0"个"')
    )
    tasks = book.add_worksheet("任务清单")
    tasks.merge_range(0, 0, 0, 4, "安平区重点工作清单")
    for column, head in enumerate(["序号", "工作任务", "责任单位", "完成时限", "目标值"]):
        tasks.write(1, column, head)
    tasks.write_row(2, 0, [1, "巩固垃圾分类成效"])
    tasks.merge_range(2, 2, 3, 2, "区城管局")
    tasks.write_datetime(2, 3, datetime.date(2025, 6, 30), day)
    tasks.write(2, 4, 0.95, percent)
    tasks.write_row(3, 0, [2, "增设便民网点"])
    tasks.write_datetime(3, 3, datetime.date(2025, 12, 1), month)
    tasks.write(3, 4, 12, unit)
    tasks.write_row(4, 0, [3, "修复破损道路8.3公里", "区交通局", "2025年底前", 8.3])
    other = book.add_worksheet("说明")
    other.write(3, 1, "是否公开")
    other.write(3, 2, True)
    other.write_formula(4, 1, "=40+2", None, 42)
    book.close()
    return target.getvalue()


def old_word() -> bytes:
    return (FILES / "division.doc").read_bytes()


def old_excel() -> bytes:
    return (FILES / "list.xls").read_bytes()


def _numbered(document: WordDocument, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="90"/>'
    properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))


def _make(name: str, data: bytes, ending: str) -> None:
    with TemporaryDirectory() as folder:
        new = Path(folder, name)
        new.write_bytes(data)
        command = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(FILES)]
        subprocess.run([*command, str(new)], check=True)


if __name__ == "__main__":
    _make("division.docx", new_word(), "doc")
    _make("list.xlsx", new_excel(), "xls")
