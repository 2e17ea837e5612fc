"""OFD files: lines and tables by their place on the page, and what is refused."""

import pytest

from lantu.reading import (
    Block,
    DamagedDocument,
    DocumentTooLarge,
    Due,
    EncryptedDocument,
    NoText,
    Origin,
    Owner,
    Role,
    TooManyObjects,
    TooMuchText,
    open_document,
    read_bytes,
)
from tests.reading.made_files import Put
from tests.reading.made_ofd import line, ofd_file, text
from tools.fuzz.packed import packed, unpacked

PLAN = "一、新建社区食堂6个，2025年底前建成。（区民政局牵头）"


def text_of(*objects, **parts):
    return open_document(ofd_file(["".join(objects)], **parts), "a.ofd").text


def table():
    """Three columns and three rows; the owner in the last column spans the lower two."""
    columns, rows = (20.0, 35.0, 110.0, 170.0), (40.0, 50.0, 60.0, 70.0)
    lines = [line(columns[0], y, columns[-1], y) for y in (40.0, 50.0, 70.0)]
    lines += [line(columns[0], 60.0, columns[2], 60.0)]
    lines += [line(x, rows[0], x, rows[-1]) for x in columns]
    cells = [
        *(Put(21, 47, "序号"), Put(36, 47, "工作任务"), Put(111, 47, "责任单位")),
        *(Put(21, 57, "1"), Put(36, 57, "建设口袋公园5处"), Put(111, 62, "区园林局")),
        *(Put(21, 67, "2"), Put(36, 67, "修复道路8公里")),
    ]
    return "".join([*lines, *map(text, cells)])


def test_lines_come_with_page_and_box_in_points():
    data = ofd_file([text(Put(20, 30, "一、新建学校。")), text(Put(20, 40, "二、修路。"))])
    document = open_document(data, "a.ofd")
    assert (document.format, document.text) == ("ofd", "一、新建学校。\n二、修路。")
    assert document.blocks == (
        Block(0, 7, Origin(page=1, box=(56.7, 72.9, 155.9, 87.0))),
        Block(8, 13, Origin(page=2, box=(56.7, 101.2, 127.6, 115.4))),
    )


def test_finding_of_an_ofd_file_is_that_of_its_words():
    [finding] = read_bytes(ofd_file([text(Put(20, 30, PLAN))]), "a.ofd").findings
    assert finding.text == "新建社区食堂6个，2025年底前建成。"
    assert finding.owners == (Owner("区民政局", Role.LEAD),)
    assert finding.due == Due("2025年底前", "2025-12-31")


def test_ruled_table_keeps_its_merged_cells():
    document = open_document(ofd_file([table()]), "a.ofd")
    [grid] = document.tables
    assert [[document.text[c.start : c.end] for c in row] for row in grid.rows] == [
        ["序号", "工作任务", "责任单位"],
        ["1", "建设口袋公园5处", "区园林局"],
        ["2", "修复道路8公里", "区园林局"],
    ]
    assert grid.rows[1][2] is grid.rows[2][2]
    origin = next(b.origin for b in document.blocks if document.text[b.start] == "建")
    assert origin == Origin(page=1, box=(99.2, 141.7, 311.8, 170.1), table=1, cell="B2")


def test_characters_are_put_into_lines_by_their_place():
    assert text_of(text(Put(60, 30, "后半句。")), text(Put(20, 30.4, "前半句，再来"))) == (
        "前半句，再来 后半句。"
    )


def test_pieces_without_steps_are_as_wide_as_their_characters():
    assert text_of(text(Put(20, 30, "改造12个"), delta=""), text(Put(45, 30, "小区"))) == (
        "改造12个小区"
    )


def test_matrix_of_an_object_scales_and_moves_its_text():
    halved = text(Put(20, 30, "新建"), ctm='CTM="0.5 0 0 0.5 10 0"')
    [block] = open_document(ofd_file([halved]), "a.ofd").blocks
    assert block.origin.box == (85.0, 71.9, 99.2, 78.9)


def test_text_that_runs_another_way_comes_last():
    mark = text(Put(100, 100, "内部资料"), ctm='CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert text_of(mark, text(Put(20, 200, "新建学校。"))) == "新建学校。\n内部资料"


def test_template_and_drawn_units_and_blocks_belong_to_the_page():
    units = (
        '<ofd:CompositeGraphicUnit ID="30" Width="50" Height="10"><ofd:Content>'
        f"{text(Put(0, 5, '单元里的字'))}</ofd:Content></ofd:CompositeGraphicUnit>"
    )
    page = (
        '<ofd:CompositeObject ID="31" ResourceID="30" Boundary="20 55 50 10"/>'
        f'<ofd:PageBlock ID="32">{text(Put(20, 80, "块里的字"))}</ofd:PageBlock>'
    )
    assert text_of(page, template=text(Put(20, 20, "模板里的字")), units=units) == (
        "模板里的字\n单元里的字\n块里的字"
    )


def test_page_named_again_is_read_where_it_comes_first():
    """A page and a document named thousands of times made 4 KB cost a minute."""
    first = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    whole = ofd_file([text(Put(20, 30, "新建学校")), text(Put(20, 30, "改造道路"))])
    again = changed(whole, {"Doc_0/Document.xml": [(first, first * 4_000)]})
    root = "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"
    further = f"</ofd:DocBody><ofd:DocBody>{root}" * 20_000
    twice = changed(whole, {"OFD.xml": [(root, root + further)]})

    assert pages_of(whole) == [("新建学校", 1), ("改造道路", 2)]
    assert pages_of(again) == [("新建学校", 1), ("改造道路", 4_001)]
    assert pages_of(twice) == pages_of(whole)


def pages_of(data):
    document = open_document(data, "a.ofd")
    return [(document.text[b.start : b.end], b.origin.page) for b in document.blocks]


def changed(data, edits):
    """The file with words of its parts put in the place of others."""
    parts = unpacked(data)
    for part, changes in edits.items():
        for old, new in changes:
            assert old.encode() in parts[part]
            parts[part] = parts[part].replace(old.encode(), new.encode())
    return packed(parts)


def template_drawn_without_end():
    """A page that draws a template of 30 objects 10,000 times."""
    again = '<ofd:Template TemplateID="2"/>'
    whole = ofd_file([text(Put(20, 30, PLAN))], template="<ofd:PageBlock/>" * 30)
    return changed(whole, {"Doc_0/Pages/Page_0/Content.xml": [(again, again * 10_000)]})


def bomb_of_units():
    """Each unit draws the next one ten times: a hundred million objects in a few lines."""
    units = ""
    for level in range(8):
        inner = f'<ofd:CompositeObject ID="1" ResourceID="{level + 1}"/>' * 10
        units += (
            f'<ofd:CompositeGraphicUnit ID="{level}"><ofd:Content>{inner}</ofd:Content>'
            "</ofd:CompositeGraphicUnit>"
        )
    return ofd_file(['<ofd:CompositeObject ID="9" ResourceID="0"/>'], units=units)


def unit_in_itself():
    own = '<ofd:CompositeObject ID="1" ResourceID="7"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{own}</ofd:Content></ofd:CompositeGraphicUnit>'
    return ofd_file([own], units=unit)


BAD = {
    "no-pages": (ofd_file([]), NoText),
    "picture-only": (ofd_file(['<ofd:ImageObject ID="3" ResourceID="4"/>']), NoText),
    "no-document": (ofd_file([], further={"OFD.xml": "<OFD/>"}), DamagedDocument),
    "broken-xml": (ofd_file([], further={"OFD.xml": "<OFD"}), DamagedDocument),
    "entities": (ofd_file([], further={"OFD.xml": "<!DOCTYPE a><OFD/>"}), DamagedDocument),
    "cut": (ofd_file([text(Put(20, 30, PLAN))])[:-300], DamagedDocument),
    "locked": (ofd_file([], further={"Encryptions.xml": "<x/>"}), EncryptedDocument),
    "zip-bomb": (
        ofd_file([""], further={"Doc_0/Pages/Page_0/Content.xml": b" " * 100_000_000}),
        DocumentTooLarge,
    ),
    "unit-bomb": (bomb_of_units(), TooManyObjects),
    "template-bomb": (template_drawn_without_end(), TooManyObjects),
    "long-drawing": (ofd_file(["<ofd:PageBlock/>" * 200_001]), TooManyObjects),
    "unit-in-itself": (unit_in_itself(), NoText),
    "long-page": (ofd_file([text(Put(0, 30, "字" * 100_001))]), TooMuchText),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD.keys())
def test_bad_ofd_file_is_refused_with_a_sentence(data, error):
    with pytest.raises(error) as caught:
        open_document(data, "某文件.ofd")
    assert type(caught.value) is error
    assert "某文件.ofd" in caught.value.sentence("zh")


def test_page_that_is_missing_is_damage():
    data = ofd_file([text(Put(20, 30, PLAN))])
    assert open_document(data, "a.ofd").text == PLAN
    moved = data.replace(b"Page_0/Content.xml", b"Page_9/Content.xml")
    with pytest.raises(DamagedDocument):
        open_document(moved, "a.ofd")


@pytest.mark.parametrize(
    "steps", ["g 999999999 5", "g", "g x 5", "nan inf 1e300", "5 5 5 5 5 5 5 5 5"]
)
def test_steps_that_no_page_has_do_no_harm(steps):
    assert "".join(sorted(text_of(text(Put(20, 30, "新建学校"), delta=steps)))) == "".join(
        sorted("新建学校")
    )


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a"])
def test_ofd_file_is_known_by_its_content(name):
    assert open_document(ofd_file([text(Put(20, 30, PLAN))]), name).text == PLAN
