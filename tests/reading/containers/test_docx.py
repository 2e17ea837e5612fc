"""Word files: text, numbers, headings, tables and where each stands."""

import copy

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from lantu.reading import (
    Block,
    Cell,
    DamagedDocument,
    EmptyDocument,
    NoText,
    Origin,
    Table,
    open_document,
)
from tests.reading.made_files import with_part, word_file, word_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

NUMBERING = f"""
<w:numbering {W}>
  <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
      <w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
      <w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
      <w:lvlText w:val="%3."/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
      <w:lvlText w:val="%1.%3.%4"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>
"""


def numbered(document, text, level, list_=1):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')
    )
    return paragraph


def numbered_file(document):
    return with_part(word_file(document), "word/numbering.xml", NUMBERING.encode())


def test_paragraphs_become_lines_with_their_place():
    document = open_document(word_text("重点任务分工", "", "一、新建学校5所。"), "a.docx")
    assert document.text == "重点任务分工\n一、新建学校5所。"
    assert document.blocks == (
        Block(0, 6, Origin(paragraph=1)),
        Block(7, 16, Origin(paragraph=3)),
    )


def test_every_block_is_the_text_of_its_paragraph():
    paragraphs = [f"第{i}条 {'长' * i}" for i in range(1, 50)]
    document = open_document(word_text(*paragraphs), "a.docx")
    found = {b.origin.paragraph: document.text[b.start : b.end] for b in document.blocks}
    assert found == dict(enumerate(paragraphs, 1))


def test_headings_keep_their_level():
    file = docx.Document()
    file.add_heading("第一章 总则", level=1)
    file.add_heading("第一节 目标", level=2)
    file.add_paragraph("正文。")
    document = open_document(word_file(file), "a.docx")
    assert [block.heading for block in document.blocks] == [1, 2, 0]


def test_automatic_numbers_are_written_as_word_shows_them():
    file = docx.Document()
    for text, level in [
        ("总体要求", 0),
        ("指导思想", 1),
        ("基本原则", 1),
        ("重点任务", 0),
        ("项目建设", 1),
        ("新建学校。", 2),
        ("2025年建成。", 2),
        ("细项", 3),
        ("民生改善", 1),
        ("重新计数。", 2),
    ]:
        numbered(file, text, level)
    assert open_document(numbered_file(file), "a.docx").text.split("\n") == [
        "一、总体要求",
        "（一）指导思想",
        "（二）基本原则",
        "二、重点任务",
        "（一）项目建设",
        "1. 新建学校。",
        "2. 2025年建成。",
        "2.2.1 细项",
        "（二）民生改善",
        "1. 重新计数。",
    ]


def test_automatic_numbers_start_again_where_a_list_says_so():
    file = docx.Document()
    for text, list_ in [("甲", 1), ("乙", 1), ("丙", 3), ("丁", 3)]:
        numbered(file, text, 0, list_)
    text = open_document(numbered_file(file), "a.docx").text
    assert text == "一、甲\n二、乙\n一、丙\n二、丁"


def test_bullets_are_no_text():
    file = docx.Document()
    numbered(file, "加强领导。", 0, 2)
    assert open_document(numbered_file(file), "a.docx").text == "加强领导。"


def test_numbers_come_from_the_style_too():
    file = docx.Document()
    file.add_paragraph("第一项", style="List Number")
    file.add_paragraph("第二项", style="List Number")
    assert open_document(word_file(file), "a.docx").text == "1. 第一项\n2. 第二项"


def test_table_fills_merged_cells_with_the_same_cell():
    file = docx.Document()
    file.add_paragraph("任务表")
    table = file.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "任务分解"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "教育"
    for (row, column), text in {
        (1, 1): "新建学校",
        (1, 2): "教育局",
        (2, 1): "新增学位",
        (2, 2): "教育局、住建局",
    }.items():
        table.cell(row, column).text = text
    file.add_paragraph("表后。")
    document = open_document(word_file(file), "a.docx")
    assert document.text == (
        "任务表\n任务分解\n教育\t新建学校\t教育局\n新增学位\t教育局、住建局\n表后。"
    )
    title, field = Cell(4, 8), Cell(9, 11)
    assert document.tables == (
        Table(
            4,
            33,
            (
                (title, title, title),
                (field, Cell(12, 16), Cell(17, 20)),
                (field, Cell(21, 25), Cell(26, 33)),
            ),
        ),
    )
    cells = {
        b.origin.cell: document.text[b.start : b.end] for b in document.blocks if b.origin.table
    }
    assert cells == {
        "A1": "任务分解",
        "A2": "教育",
        "B2": "新建学校",
        "C2": "教育局",
        "B3": "新增学位",
        "C3": "教育局、住建局",
    }


def test_cell_of_several_paragraphs_keeps_their_lines():
    file = docx.Document()
    cell = file.add_table(rows=1, cols=2).cell(0, 0)
    cell.text = "第一段"
    cell.add_paragraph("第二段")
    document = open_document(word_file(file), "a.docx")
    first = document.tables[0].rows[0][0]
    assert document.text[first.start : first.end] == "第一段\n第二段"


def test_revisions_read_as_if_accepted():
    file = docx.Document()
    paragraph = file.add_paragraph("新建")._p
    paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>3</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>5</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:moveFrom {W}><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"))
    paragraph.append(parse_xml(f"<w:r {W}><w:t>所学校。</w:t></w:r>"))
    assert open_document(word_file(file), "a.docx").text == "新建5所学校。"


def test_deleted_paragraph_end_joins_the_next_paragraph():
    file = docx.Document()
    first = file.add_paragraph("新建学校")._p
    first.get_or_add_pPr().append(parse_xml(f"<w:rPr {W}><w:del/></w:rPr>"))
    file.add_paragraph("5所。")
    assert open_document(word_file(file), "a.docx").text == "新建学校5所。"


def test_text_box_is_read_once_after_its_paragraph():
    box = f"""
    <w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
      xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
      <mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内文字</w:t>
        </w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p>
        </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    file = docx.Document()
    file.add_paragraph("正文。")._p.append(parse_xml(box))
    file.add_paragraph("下文。")
    assert open_document(word_file(file), "a.docx").text == "正文。\n框内文字\n下文。"


def test_content_control_and_link_are_read_in_place():
    file = docx.Document()
    file.add_paragraph("前文。")
    control = parse_xml(f"<w:sdt {W}><w:sdtContent/></w:sdt>")
    control[0].append(copy.deepcopy(file.add_paragraph("控件中。")._p))
    file.paragraphs[-1]._p.getparent().replace(file.paragraphs[-1]._p, control)
    link = parse_xml(f"<w:hyperlink {W}><w:r><w:t>链接文字</w:t></w:r></w:hyperlink>")
    file.add_paragraph("见")._p.append(link)
    assert open_document(word_file(file), "a.docx").text == "前文。\n控件中。\n见链接文字"


def test_headers_and_footers_are_left_out():
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "页眉"
    file.sections[0].footer.paragraphs[0].text = "第1页"
    file.add_paragraph("正文。")
    assert open_document(word_file(file), "a.docx").text == "正文。"


def test_strict_variant_is_read_alike():
    file = word_text("正文。")
    plain = docx.Document()
    body = plain.element
    strict = (
        '<?xml version="1.0"?><w:document xmlns:w='
        '"http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>严格格式。'
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    assert body.tag == qn("w:document")
    text = open_document(with_part(file, "word/document.xml", strict.encode()), "a.docx").text
    assert text == "严格格式。"


def test_word_file_under_another_name_is_read_as_word():
    document = open_document(word_text("正文。"), "a.txt")
    assert (document.format, document.text) == ("docx", "正文。")


def test_word_file_without_a_word_is_empty():
    with pytest.raises(EmptyDocument):
        open_document(word_text("", "　"), "a.docx")


def test_word_file_of_pictures_only_has_no_text():
    file = with_part(word_text(""), "word/media/image1.png", b"\x89PNG")
    with pytest.raises(NoText):
        open_document(file, "a.docx")


BROKEN = {
    "cut-off": lambda file: file[: len(file) // 2],
    "broken-xml": lambda file: with_part(file, "word/document.xml", b"<w:document><w:body>"),
    "no-body": lambda file: with_part(file, "word/document.xml", b"<x/>"),
    "entity-bomb": lambda file: with_part(
        file,
        "word/document.xml",
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w>&c;</w>',
    ),
    "external-entity": lambda file: with_part(
        file,
        "word/document.xml",
        b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w><body>&x;</body></w>',
    ),
    "bottomless": lambda file: with_part(file, "word/document.xml", b"<w>" * 5000 + b"</w>" * 5000),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN.keys())
def test_damaged_word_file_is_refused(damage):
    file = word_text(*["正文内容不少。"] * 50)
    assert open_document(file, "a.docx").format == "docx"
    with pytest.raises(DamagedDocument):
        open_document(damage(file), "a.docx")
