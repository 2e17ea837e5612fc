"""Web pages: what a visitor reads, in paragraphs and tables."""

import pytest

from lantu.reading import (
    Block,
    Cell,
    DamagedDocument,
    EmptyDocument,
    NoText,
    Origin,
    TooManyCells,
    open_document,
)

PAGE = """<!DOCTYPE html><html><head><title>网站名</title><meta charset="{charset}">
<style>p {{ color: red }}</style><script>var a = "<p>程序</p>";</script></head><body>
<nav><a href="/">首页</a></nav>
<div class="menu"><a href="1">政务公开</a><a href="2">新闻中心</a><a href="3">办事服务</a><a href="4">互动</a></div>
<h1>重点任务分工方案</h1>
<p>　　一、新建<b>学校</b>5所。<br>二、修路&nbsp;3公里。</p>
<div style="display:none">看不见</div>
<div>三、植树
造林。<p>四、其他。</p>尾注</div>
<footer>版权所有</footer></body></html>"""


def page(body):
    return open_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_page_becomes_its_paragraphs(charset):
    data = PAGE.format(charset=charset).encode("gb18030" if charset != "utf-8" else charset)
    document = open_document(data, "a.html")
    assert document.text == (
        "重点任务分工方案\n一、新建学校5所。\n二、修路\u00a03公里。\n三、植树造林。\n四、其他。\n尾注"
    )
    assert document.blocks == (
        Block(0, 8, Origin(paragraph=1), heading=1),
        Block(9, 28, Origin(paragraph=2)),
        Block(29, 36, Origin(paragraph=3)),
        Block(37, 42, Origin(paragraph=4)),
        Block(43, 45, Origin(paragraph=5)),
    )


def test_page_without_extension_is_known_by_its_content():
    assert open_document(PAGE.encode(), "下载").format == "html"


def test_part_of_a_page_is_known_by_its_extension():
    assert open_document("<p>一</p><p>二</p>".encode(), "a.htm").text == "一\n二"
    assert open_document("<p>一</p><p>二</p>".encode(), "a.txt").text == "<p>一</p><p>二</p>"


def test_table_fills_spans_with_the_same_cell():
    document = page(
        "<table><tr><th rowspan=2>领域</th><th colspan=2>任务</th></tr>"
        "<tr><td>内容</td><td>单位</td></tr><tr><td>教育</td><td>建校</td><td>教育局</td></tr></table>"
    )
    assert document.text == "领域\t任务\n内容\t单位\n教育\t建校\t教育局"
    field, task = Cell(0, 2), Cell(3, 5)
    assert document.tables[0].rows == (
        (field, task, task),
        (field, Cell(6, 8), Cell(9, 11)),
        (Cell(12, 14), Cell(15, 17), Cell(18, 21)),
    )
    found = {b.origin.cell: document.text[b.start : b.end] for b in document.blocks}
    assert found["B1"] == "任务"
    assert found["C2"] == "单位"


def test_table_that_lays_out_the_page_is_read_as_paragraphs():
    document = page(
        "<table><tr><td><p>第一段。</p><table><tr><td>甲</td><td>乙</td></tr>"
        "<tr><td>丙</td><td>丁</td></tr></table></td></tr></table>"
    )
    assert document.text == "第一段。\n甲\t乙\n丙\t丁"
    assert len(document.tables) == 1


def test_links_within_sentences_are_text():
    document = page(
        "<div>按照" + "".join(f'<a href="{i}">文件{i}</a>、' for i in range(6)) + "执行。</div>"
    )
    assert document.text == "按照文件0、文件1、文件2、文件3、文件4、文件5、执行。"


def test_page_without_text_is_empty():
    with pytest.raises(EmptyDocument):
        page("<script>1</script>")


def test_page_of_pictures_has_no_text():
    with pytest.raises(NoText):
        page("<img src=a.png>")


def test_page_of_endless_nesting_is_refused():
    assert page("<div>" * 500 + "文字").text == "文字"
    with pytest.raises(DamagedDocument):
        page("<div>" * 200_000 + "文字")


def test_tag_whose_name_never_ends_is_looked_through_once():
    """Looked through again from each of its letters, it would take hours."""
    assert page("<div>文字</div><" + "p" * 1_000_000).text == "文字"


def test_table_of_endless_spans_is_refused():
    row = "<tr>" + "<td colspan=1000>字</td>" + "</tr>"
    assert len(page(f"<table>{row * 10}</table>".replace("<td", "<td>字</td><td")).tables) == 1
    with pytest.raises(TooManyCells):
        page(f"<table>{row * 2000}</table>".replace("<td", "<td>字</td><td"))
