"""Scans and photos become documents: their words, tables and boxes, however the page was laid."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from lantu.reading import Block, Document, ScanNotRead, open_document, read_bytes
from lantu.reading.containers.scan import is_installed
from lantu.reading.errors import DamagedDocument, DocumentTooLarge, PageUnreadable
from lantu.reading.layout.characters import fold
from lantu.reading.model import Finding, PageNotice
from lantu.reading.reader import find
from tests.reading.made_files import Put, pdf_file
from tests.reading.made_scans import (
    NEEDS_OCR,
    WORDS,
    blurred,
    bound,
    page,
    photographed,
    saved,
    scan_pdf,
    skewed,
    slip,
    table,
    with_picture,
    wrong_characters,
)

ROOT = Path(__file__).parents[4]
FEW = [
    "一、改善公共服务",
    "（一）新建小学3所，新增学位5400个。",
    "（牵头单位：区教育局；2026年11月底前）",
    "（二）更新排水管网36公里，新建绿道18公里。",
    "（责任单位：区水务局、区园林局）",
]
TEXT = pdf_file([[Put(60, 80 + 20 * row, line) for row, line in enumerate(WORDS)]])
BOXED = ["专栏：数字乡村行动", "建成村级服务站12个。"]
PLATE_BOX = (60.0, 500.0, 500.0, 580.0)
ROWS = [
    ["序号", "工作任务", "责任单位"],
    ["1", "新建小学3所", "区教育局"],
    ["2", "修路5公里", "区交通局"],
]
WIDTHS = (120, 420, 320)
STACK = [
    *("plain", "on its right side", "upside down", "on its left side"),
    *("slanting", "photo", "table", "blurred", "empty"),
]
"""The pages of one fax: recognising begins with some seconds that all tests would pay."""


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """The component cannot be imported, as where it was never installed."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)


@pytest.fixture(scope="module")
def stack() -> Document:
    """A fax whose pages are those of `STACK`."""
    paper = slip(FEW)
    pages = [paper, *(paper.rotate(degrees, expand=True) for degrees in (90, 180, 270))]
    pages += [skewed(paper, -3, noise=20), photographed(paper), skewed(table(ROWS, WIDTHS), 1.2)]
    pages += [blurred(paper, 6), Image.new("RGB", (600, 400), "white")]
    first, *rest = pages
    return open_document(saved(first, "TIFF", save_all=True, append_images=rest), "某.tif")


def page_number(name: str) -> int:
    return STACK.index(name) + 1


def blocks_on(document: Document, page: int) -> list[Block]:
    return [block for block in document.blocks if block.origin.page == page]


def text_on(document: Document, page: int) -> str:
    return "\n".join(document.text[b.start : b.end] for b in blocks_on(document, page))


def pages_of(document: Document) -> list[int]:
    return sorted({block.origin.page or 0 for block in document.blocks})


def errors_in(text: str, lines: list[str]) -> float:
    """Widths aside: the reading folds them, and print seldom tells them."""
    return wrong_characters(fold(text), fold("".join(lines)))


def test_component_that_is_missing_is_named_in_the_refusal(bare: None) -> None:
    assert not is_installed()
    for data in (saved(slip(FEW)), scan_pdf(slip(FEW))):
        with pytest.raises(ScanNotRead) as refused:
            open_document(data, "某.pdf")
        assert refused.value.sentence("zh") == (
            "“某.pdf”是扫描件或图片，要读取它，请先由管理员运行 ./lantu extra ocr "
            "安装文字识别组件，再重新提交。"
        )


def test_pages_with_text_are_read_without_the_component_and_the_others_named(bare: None) -> None:
    scans = scan_pdf(slip(FEW), slip(FEW))
    document = open_document(bound(TEXT, scans, TEXT), "某.pdf")
    assert pages_of(document) == [1, 4]
    assert document.notices == (PageNotice("R061", (2, 3)),)


def test_picture_that_may_hold_words_is_named_without_the_component(bare: None) -> None:
    document = open_document(with_picture(TEXT, slip(BOXED), PLATE_BOX), "某.pdf")
    assert document.notices == (PageNotice("R064", (1,)),)
    assert document.text == open_document(TEXT, "某.pdf").text


@pytest.mark.parametrize(
    ("box", "why"),
    [
        ((60, 500, 200, 640), "an emblem or a seal of 5 cm"),
        ((0, 0, 595, 842), "the ground of the whole page's text"),
    ],
)
def test_picture_without_words_of_its_own_is_not_named(
    bare: None, box: tuple[float, float, float, float], why: str
) -> None:
    document = open_document(with_picture(TEXT, slip(BOXED), box), "某.pdf")
    assert document.notices == (), why


def test_picture_with_too_many_pixels_is_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        open_document(saved(Image.new("1", (12_000, 9_000))), "某.png")


@NEEDS_OCR
def test_scan_is_read_as_its_text_would_be() -> None:
    told: list[tuple[int, int]] = []
    data = bound(TEXT, scan_pdf(page()))
    reading = read_bytes(data, "某.pdf", progress=lambda done, of: told.append((done, of)))
    typed = read_bytes(TEXT, "某.pdf")
    assert errors_in(text_on(reading.document, 2), WORDS) <= 0.003
    assert (reading.document.notices, told) == ((), [(1, 1)])
    assert reading.document.text.startswith(typed.document.text)
    again = read_bytes(text_on(reading.document, 2).encode(), "某.txt")
    assert [summary(one) for one in again.findings] == [summary(one) for one in typed.findings]


def summary(finding: Finding) -> tuple[object, ...]:
    due = finding.due and finding.due.date
    return finding.kind, finding.owners, due, [figure.value for figure in finding.figures]


@NEEDS_OCR
@pytest.mark.parametrize(
    ("name", "most"),
    [
        *(("plain", 0.01), ("on its right side", 0.01), ("upside down", 0.01)),
        *(("on its left side", 0.01), ("slanting", 0.02), ("photo", 0.03)),
    ],
)
def test_page_is_read_however_it_lies(stack: Document, name: str, most: float) -> None:
    assert errors_in(text_on(stack, page_number(name)), FEW) <= most


@NEEDS_OCR
@pytest.mark.parametrize(
    ("name", "edges"),
    [
        ("plain", (40, 45, 280, 80)),
        ("on its right side", (45, 480, 80, 720)),
        ("upside down", (480, 300, 720, 335)),
        ("on its left side", (300, 40, 335, 280)),
    ],
)
def test_line_has_the_box_where_it_is_seen(
    stack: Document, name: str, edges: tuple[int, int, int, int]
) -> None:
    box = blocks_on(stack, page_number(name))[0].origin.box
    assert box is not None
    scale = 842 / 760
    assert all(abs(a - b * scale) < 9 for a, b in zip(box, edges, strict=True)), box


@NEEDS_OCR
def test_ruled_table_becomes_a_table(stack: Document) -> None:
    [found] = stack.tables
    read = [[stack.text[cell.start : cell.end] for cell in row] for row in found.rows]
    assert read == ROWS


@NEEDS_OCR
def test_doubtful_lines_are_kept_and_they_and_empty_pages_are_named(stack: Document) -> None:
    blurred_page, empty = page_number("blurred"), page_number("empty")
    notices = {notice.code: notice.pages for notice in stack.notices}
    assert notices.keys() == {"R063", "R065"}
    assert blurred_page in notices["R063"]
    assert notices["R065"] == (empty,)
    doubtful = [b for b in blocks_on(stack, blurred_page) if (b.start, b.end) in stack.doubtful]
    assert doubtful
    assert errors_in(text_on(stack, blurred_page), FEW) < 0.3
    warned = [one for one in find(stack).findings if "R034" in one.warnings]
    assert all(any(s < one.end and one.start < e for s, e in stack.doubtful) for one in warned)
    assert warned


@NEEDS_OCR
def test_words_of_a_picture_are_read_where_it_stands() -> None:
    document = open_document(with_picture(TEXT, slip(BOXED), PLATE_BOX), "某.pdf")
    assert document.text.splitlines()[-2:] == BOXED
    box = document.blocks[-1].origin.box
    assert box is not None
    assert PLATE_BOX[0] < box[0] < box[2] < PLATE_BOX[2]
    assert PLATE_BOX[1] < box[1] < box[3] < PLATE_BOX[3]
    assert document.notices == ()


@NEEDS_OCR
def test_picture_that_is_cut_off_is_refused() -> None:
    data = saved(slip(FEW))
    with pytest.raises(PageUnreadable):
        open_document(data[: len(data) // 3], "某.png")


def test_picture_that_ends_in_its_head_is_damaged() -> None:
    with pytest.raises(DamagedDocument):
        open_document(saved(slip(FEW))[:20], "某.png")


@NEEDS_OCR
def test_recognition_speaks_to_no_network() -> None:
    """Python tells of every address that is looked up or called; the first of them ends it."""
    program = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(watch)
from lantu.reading.containers.scan.recogniser import Recogniser
from tests.reading.made_scans import slip
read = Recogniser().sheet(slip(["新建小学"]), 0.5)
print("".join(character for character, *_ in read["characters"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.stdout, done.returncode) == ("新建小学\n", 0), done.stderr
