"""PDF files: lines by their place on the page, columns, and what is refused."""

import pytest

from lantu.reading import (
    Block,
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    NoText,
    Origin,
    TooMuchText,
    open_document,
)
from tests.reading.made_files import Put, pdf_file

LEFT = "左栏的文字排得满满当当一行又一行"
RIGHT = "右栏的文字也是一样排得满满当当的"


def text_of(data):
    return open_document(data, "a.pdf").text


def two_columns(rules=()):
    lines = [
        Put(x, 100 + 20 * i, f"{words}{i}")
        for i in range(8)
        for x, words in ((72, LEFT), (320, RIGHT))
    ]
    return pdf_file(
        [[Put(72, 60, "通栏标题横跨两栏所以要写得长一些才能跨过中缝"), *lines]], rules=rules
    )


def test_lines_come_with_page_and_box():
    document = open_document(
        pdf_file([[Put(72, 100, "一、新建学校。")], [Put(72, 200, "二、修路。")]]), "a.pdf"
    )
    assert document.text == "一、新建学校。\n二、修路。"
    assert document.blocks == (
        Block(0, 7, Origin(page=1, box=(72.0, 89.4, 156.0, 101.4))),
        Block(8, 13, Origin(page=2, box=(72.0, 189.4, 132.0, 201.4))),
    )


def test_every_block_is_the_text_of_its_line():
    pages = [[Put(72, 60 + 20 * i, f"第{p}页第{i}行") for i in range(30)] for p in range(1, 6)]
    document = open_document(pdf_file(pages), "a.pdf")
    found = [(b.origin.page, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [(p, f"第{p}页第{i}行") for p in range(1, 6) for i in range(30)]


def test_lines_are_read_by_their_place_and_not_by_their_order_in_the_file():
    page = [Put(72, 120, "第二行"), Put(108, 100, "一行"), Put(72, 100, "“第"), Put(96, 100, "”")]
    assert text_of(pdf_file([page])) == "“第”一行\n第二行"


def test_radicals_are_folded():
    assert text_of(pdf_file([[Put(72, 100, "⼯业⽤⽔，⺠⽣⾏动")]])) == "工业用水，民生行动"


def test_character_printed_twice_for_bold_is_there_once():
    assert text_of(pdf_file([[Put(72, 100, "标题"), Put(72.4, 100, "标题")]])) == "标题"


def test_repeated_character_side_by_side_stays():
    assert text_of(pdf_file([[Put(72, 100, "人人人")]])) == "人人人"


def test_two_columns_are_read_one_after_the_other():
    title, *lines = text_of(two_columns()).split("\n")
    assert title == "通栏标题横跨两栏所以要写得长一些才能跨过中缝"
    assert lines == [f"{LEFT}{i}" for i in range(8)] + [f"{RIGHT}{i}" for i in range(8)]


def test_ruled_rows_are_read_across():
    rules = [(60, 104 + 20 * i, 540, 104 + 20 * i) for i in range(8)]
    _, *lines = text_of(two_columns(rules)).split("\n")
    assert lines == [f"{LEFT}{i} {RIGHT}{i}" for i in range(8)]


def test_short_cells_are_read_across():
    rows = [("任务", "单位"), ("新建学校", "教育局"), ("修路", "住建局"), ("植树", "林业局")] * 2
    page = [
        Put(x, 100 + 20 * i, row[c]) for i, row in enumerate(rows) for c, x in ((0, 72), (1, 300))
    ]
    assert text_of(pdf_file([page])).split("\n") == [" ".join(row) for row in rows]


@pytest.mark.parametrize("rotate", [0, 90])
def test_sideways_text_is_read_along_its_lines_whether_the_page_is_turned_or_not(rotate):
    content = b"".join(
        b"BT /H 12 Tf 0 1 -1 0 %d 72 Tm (%s) Tj ET\n" % (x, text)
        for x, text in ((100, b"First line"), (120, b"Second line"))
    )
    document = open_document(pdf_file([], rotate=rotate, content=content), "a.pdf")
    assert document.text == "First line\nSecond line"
    left, top, right, bottom = document.blocks[0].origin.box
    along, across = (right - left, bottom - top) if rotate else (bottom - top, right - left)
    assert along > 40
    assert 8 < across < 16


def test_pdf_under_another_name_is_read_as_pdf():
    assert open_document(pdf_file([[Put(72, 100, "正文")]]), "a.docx").format == "pdf"


def test_pages_without_text_are_refused():
    with pytest.raises(NoText):
        open_document(pdf_file([[], []]), "扫描.pdf")


def test_cut_off_pdf_is_refused_instead_of_read_half():
    whole = pdf_file([[Put(72, 100, "正文")]] * 20)
    assert len(open_document(whole, "a.pdf").blocks) == 20
    with pytest.raises(DamagedDocument):
        open_document(whole[: len(whole) // 2], "a.pdf")


def test_cut_off_linearized_pdf_is_refused():
    whole = pdf_file([[Put(72, 100, "正文")]])
    marked = whole.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%/Linearized 1 /L 99999\n", 1)
    with pytest.raises(DamagedDocument):
        open_document(marked, "a.pdf")


def test_garbage_after_the_mark_is_refused():
    with pytest.raises(DamagedDocument):
        open_document(b"%PDF-1.7\n" + b"garbage " * 40 + b"startxref\n0\n%%EOF", "a.pdf")


def test_stream_that_unfolds_without_end_is_refused():
    with pytest.raises(DocumentTooLarge):
        open_document(pdf_file([], content=b" " * 40_000_000), "a.pdf")


def test_marks_that_never_close_are_refused_and_closed_ones_are_not():
    words = b"BT /F 12 Tf 1 0 0 1 72 700 Tm <6b636587> Tj ET\n"
    opened, closed = b"/P BMC\n" * 1_001, b"EMC\n" * 1_001
    with pytest.raises(DamagedDocument):
        open_document(pdf_file([], content=opened + words + closed), "a.pdf")
    assert (
        open_document(pdf_file([], content=(b"/P BMC\nEMC\n" * 1_001) + words), "a.pdf").text
        == "正文"
    )


def test_pdf_with_a_password_is_refused():
    plain = pdf_file([[Put(72, 100, "正文")]])
    encrypted = plain.replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>",
    )
    with pytest.raises(EncryptedDocument):
        open_document(encrypted, "a.pdf")


def test_page_of_endless_characters_is_refused():
    content = b"BT /F 1 Tf 10 10 Td " + b"<4e004e004e004e00> Tj " * 30_000 + b" ET"
    with pytest.raises(TooMuchText):
        open_document(pdf_file([], content=content), "a.pdf")
