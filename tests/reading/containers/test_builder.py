"""The text of a document, whatever its parts held."""

from __future__ import annotations

from lantu.reading.containers.builder import DocumentBuilder, Slot
from lantu.reading.model import Origin


def test_nul_in_a_part_becomes_a_blank_and_leaves_the_rest_in_place() -> None:
    builder = DocumentBuilder("方案.xls")
    builder.add_paragraph("新建学校\0五所", Origin(paragraph=1))
    builder.add_table([[Slot("区教育局\0", Origin(cell="A1")), Slot("年底前", Origin(cell="A1"))]])
    document = builder.finish("0" * 64, "xls")
    assert document.text == "新建学校 五所\n区教育局 \t年底前"
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "新建学校 五所",
        "区教育局 ",
        "年底前",
    ]
