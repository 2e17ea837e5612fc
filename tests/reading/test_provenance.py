"""Every finding leads back to its place in the file, for every kind of file we read.

The places are looked up again by other means than the reader's own: python-docx, pdfium's text of
a box, calamine, lxml; the texts there must be those of the findings.
"""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest
import xlsxwriter
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from lantu.reading import Block, Origin, Reading, read_bytes
from lantu.reading.provenance import Part, parts_of
from tests.reading.made_files import Put, pdf_file, word_file, word_text

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "files"
LINES = (
    "2026年重点任务分工方案",
    "一、教育",
    "（一）新建学校5所，2026年底前完成。（区教育局牵头，区住建局配合）",
    "（二）新增学位3000个，6月底前开学招生。（责任单位：区教育局）",
)
HEADS = ("重点任务", "牵头单位", "完成时限")
ROWS = (
    ("新建公园2个", "区城管委", "2026年9月底前"),
    ("改造老旧小区12个", "区住建委", "2026年10月底前"),
)
Lookup = Callable[[Origin], str]
"""What stands at a place of one file, which is opened once: some have thousands of places."""


def bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def column_row(cell: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(digits) - 1


def in_word(data: bytes) -> Lookup:
    document = docx.Document(io.BytesIO(data))
    paragraphs = document.element.body.findall(qn("w:p"))

    def look(origin: Origin) -> str:
        if origin.table is not None:
            column, row = column_row(origin.cell or "")
            return document.tables[origin.table - 1].cell(row, column).text
        paragraph = paragraphs[(origin.paragraph or 0) - 1]
        return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))

    return look


def in_workbook(data: bytes) -> Lookup:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def look(origin: Origin) -> str:
        column, row = column_row(origin.cell or "")
        sheet = book.get_sheet_by_name(origin.sheet or "")
        return str(sheet.to_python(skip_empty_area=False)[row][column])

    return look


def in_page(data: bytes) -> Lookup:
    document = pypdfium2.PdfDocument(data)
    pages = cache(document.get_page)
    texts = cache(lambda number: pages(number).get_textpage())

    def look(origin: Origin) -> str:
        number = (origin.page or 0) - 1
        left, top, right, bottom = origin.box or (0, 0, 0, 0)
        edge, _, _, upper = pages(number).get_cropbox()
        return str(
            texts(number).get_text_bounded(
                edge + left - 2, upper - bottom - 2, edge + right + 2, upper - top + 2
            )
        )

    return look


def in_html(data: bytes) -> Lookup:
    page = lxml.html.fromstring(data.decode())

    def look(origin: Origin) -> str:
        if origin.table is None:
            return page.text_content()
        column, row = column_row(origin.cell or "")
        line = page.findall(".//table")[origin.table - 1].findall(".//tr")[row]
        return line.findall("*")[column].text_content()

    return look


def word_table() -> bytes:
    document = docx.Document()
    document.add_paragraph(LINES[0])
    table = document.add_table(rows=1, cols=3)
    for place, head in enumerate(HEADS):
        table.rows[0].cells[place].text = head
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return word_file(document)


def workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("任务清单")
        for number, row in enumerate((HEADS, *ROWS), 1):
            sheet.write_row(number, 1, row)
    return target.getvalue()


def page() -> bytes:
    return pdf_file([[Put(60, 80 + 24 * n, line) for n, line in enumerate(LINES)]])


def ruled_page() -> bytes:
    lines = [
        [Put(70 + 160 * x, 120 + 30 * y, cell) for x, cell in enumerate(row)]
        for y, row in enumerate((HEADS, *ROWS))
    ]
    across = [(60, 100 + 30 * y, 540, 100 + 30 * y) for y in range(4)]
    down = [(60 + 160 * x, 100, 60 + 160 * x, 190) for x in range(4)]
    return pdf_file([[put for line in lines for put in line]], rules=[*across, *down])


def html() -> bytes:
    cells = "".join(
        "<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in (HEADS, *ROWS)
    )
    return f"<!doctype html><html><body><h1>{LINES[0]}</h1><table>{cells}</table></body></html>".encode()


SAMPLES: dict[str, tuple[Callable[[], bytes], Callable[[bytes], Lookup], int]] = {
    "paragraphs.docx": (lambda: word_text(*LINES), in_word, 2),
    "table.docx": (word_table, in_word, 2),
    "list.xlsx": (workbook, in_workbook, 2),
    "lines.pdf": (page, in_page, 2),
    "ruled.pdf": (ruled_page, in_page, 2),
    "table.html": (html, in_html, 2),
}


def parts_of_findings(reading: Reading) -> Iterator[Part]:
    text, blocks = reading.document.text, reading.document.blocks
    for finding in reading.findings:
        parts = parts_of(text, blocks, finding.start, finding.end)
        # Together they are the finding, but for the breaks between blocks.
        assert bare("".join(text[p.start : p.end] for p in parts)) == bare(
            text[finding.start : finding.end]
        )
        yield from parts


def misplaced(reading: Reading, look: Lookup) -> list[tuple[str, str]]:
    """The parts of findings whose words do not stand where their origin says."""
    text = reading.document.text
    walked = (
        (bare(text[p.start : p.end]), bare(look(p.origin))) for p in parts_of_findings(reading)
    )
    return [(words, there) for words, there in walked if not stands_in(words, there)]


def stands_in(words: str, there: str) -> bool:
    """Nearly all the words in their order: pdfium leaves characters with odd boxes out."""
    if words in there:
        return True
    blocks = SequenceMatcher(None, words, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= 0.8 * len(words) > 8


@pytest.mark.parametrize("name", SAMPLES)
def test_every_finding_of_a_sample_stands_where_its_origin_says(name: str) -> None:
    make, opened, count = SAMPLES[name]
    data = make()
    reading = read_bytes(data, name)
    assert len(reading.findings) == count
    assert misplaced(reading, opened(data)) == []


def test_a_plain_text_is_its_own_source() -> None:
    data = "\n".join(LINES).encode("gb18030")
    reading = read_bytes(data, "plan.txt")
    assert [reading.document.text[f.start : f.end] for f in reading.findings] == [
        line.split("（", 2)[1].split("）")[1] for line in LINES[2:]
    ]
    assert reading.document.text == data.decode("gb18030")


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_every_finding_of_the_corpus_stands_where_its_origin_says(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)  # the other libraries see no pictures
    opened = {"docx": in_word, "pdf": in_page}[ending]
    for path in sorted(CORPUS.glob(f"*.{ending}")):
        data = path.read_bytes()
        assert misplaced(read_bytes(data, path.name), opened(data)) == [], path.name


def test_part_of_a_line_has_its_stretch_of_the_box() -> None:
    line = Block(10, 20, Origin(page=1, box=(100.0, 50.0, 200.0, 62.0)))
    text = "。" * 10 + "新建学校五所新建公园"
    assert parts_of(text, [line], 12, 15) == [
        Part(12, 15, line.origin, (120.0, 50.0, 150.0, 62.0)),
    ]


def test_part_of_a_cell_has_the_cells_whole_box() -> None:
    cell = Block(0, 6, Origin(page=1, cell="B2", box=(0.0, 0.0, 60.0, 12.0)))
    assert [part.box for part in parts_of("新建学校五所", [cell], 2, 4)] == [(0.0, 0.0, 60.0, 12.0)]
