"""Ruled tables of a PDF: cells by their lines, over several pages too."""

from lantu.reading import open_document
from tests.reading.made_files import Put, pdf_file

LEFT, RIGHT = 72, 522


def grid(columns, rows):
    """The lines of a full grid."""
    across = [(columns[0], y, columns[-1], y) for y in rows]
    return across + [(x, rows[0], x, rows[-1]) for x in columns]


def cells_of(document):
    return [
        [document.text[cell.start : cell.end] for cell in row]
        for table in document.tables
        for row in table.rows
    ]


COLUMNS = (72, 120, 372, 522)
TABLE = [
    Put(76, 115, "序号"),
    Put(124, 115, "重点工作"),
    Put(376, 115, "责任单位"),
    Put(76, 145, "1"),
    Put(124, 135, "加快建设打造自主先进的技术体系制定实施"),
    Put(124, 150, "网络工程。"),
    Put(376, 135, "发改局牵头，教育局、"),
    Put(376, 150, "住建局配合"),
]


def test_ruled_table_becomes_cells_and_wrapped_lines_run_on():
    page = [Put(72, 80, "分工表"), *TABLE, Put(72, 200, "表后。")]
    document = open_document(pdf_file([page], rules=grid(COLUMNS, (100, 120, 160))), "a.pdf")
    assert document.text == (
        "分工表\n序号\t重点工作\t责任单位\n"
        "1\t加快建设打造自主先进的技术体系制定实施网络工程。\t发改局牵头，教育局、住建局配合\n表后。"
    )
    assert cells_of(document) == [
        ["序号", "重点工作", "责任单位"],
        ["1", "加快建设打造自主先进的技术体系制定实施网络工程。", "发改局牵头，教育局、住建局配合"],
    ]
    work = next(block for block in document.blocks if block.origin.cell == "B2")
    assert (work.origin.page, work.origin.table) == (1, 1)
    assert work.origin.box == (120, 120, 372, 160)


def test_positions_without_a_line_between_them_are_one_cell():
    rules = [
        *((72, y, 522, y) for y in (100, 120, 180)),
        (172, 150, 522, 150),
        *((x, 100, x, 180) for x in (72, 522)),
        (172, 120, 172, 180),
        (372, 120, 372, 180),
    ]
    page = [
        *(Put(76, 115, "标题"), Put(76, 155, "教育")),
        *(Put(176, 140, "建校"), Put(376, 140, "教育局")),
        *(Put(176, 170, "学位"), Put(376, 170, "住建局")),
    ]
    document = open_document(pdf_file([page], rules=rules), "a.pdf")
    assert cells_of(document) == [
        ["标题", "标题", "标题"],
        ["教育", "建校", "教育局"],
        ["教育", "学位", "住建局"],
    ]
    title, field = document.tables[0].rows[0], [row[0] for row in document.tables[0].rows[1:]]
    assert len(set(title)) == 1
    assert len(set(field)) == 1


def test_table_over_two_pages_is_one_and_its_repeated_header_goes():
    pages = [[*TABLE, Put(290, 820, "— 1 —")], [*TABLE, Put(290, 820, "— 2 —")]]
    document = open_document(pdf_file(pages, rules=grid(COLUMNS, (100, 120, 160))), "a.pdf")
    assert [row[0] for row in cells_of(document)] == ["序号", "1", "1"]
    assert len(document.tables) == 1
    assert document.text.endswith("\n— 1 —\n— 2 —")
    pages_of_work = [b.origin.page for b in document.blocks if b.origin.cell in {"B2", "B3"}]
    assert pages_of_work == [1, 2]


def test_row_cut_by_the_end_of_the_page_is_put_together():
    open_below = [
        rule for rule in grid(COLUMNS, (100, 120, 160)) if rule[1] != 160 or rule[3] != 160
    ]
    document = open_document(
        pdf_file([TABLE, [Put(124, 115, "并抓好落实。")]], rules=open_below), "a.pdf"
    )
    assert cells_of(document)[-1] == [
        "1",
        "加快建设打造自主先进的技术体系制定实施网络工程。并抓好落实。",
        "发改局牵头，教育局、住建局配合",
    ]
    assert [
        (document.text[block.start : block.end], block.origin.page)
        for block in document.blocks
        if block.origin.cell == "B2"
    ] == [("加快建设打造自主先进的技术体系制定实施网络工程。", 1), ("并抓好落实。", 2)]


def test_frame_around_a_text_is_no_table():
    rules = [*grid((60, 540), (60, 300)), *grid((64, 536), (64, 296))]
    page = [Put(72, 100 + 20 * i, f"正文第{i}行") for i in range(5)]
    document = open_document(pdf_file([page], rules=rules), "a.pdf")
    assert document.tables == ()
    assert document.text.split("\n") == [f"正文第{i}行" for i in range(5)]
