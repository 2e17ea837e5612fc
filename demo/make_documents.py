"""Writes the demo district's division of tasks as a Word file, and prints its indicators as a PDF.

Run from the checkout: `python demo/make_documents.py`.  The Word file has the same bytes at each
run; the PDF is printed by Chromium from `hexi/sources/indicators.html`.  Both plans are invented:
plausible, in the forms such documents use, and no document of any office.  Some tasks lack an
owner, a deadline or a figure on purpose, so that readiness has something to tell.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Body
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell

TARGET = Path(__file__).parent / "hexi" / "documents" / "division.docx"
PRINTED = Path(__file__).parent / "hexi" / "documents" / "indicators.pdf"
SOURCE = Path(__file__).parent / "hexi" / "sources" / "indicators.html"
TITLE = "河西区2026年重点工作任务分工方案"
HEADER = "演示文件：内容为软件演示编写，不是正式公文"
TABLE_TITLE = "附件：河西区2026年民生实事任务分工表"
WRITTEN = datetime(2026, 1, 15, 9, 0, 0)  # noqa: DTZ001 - Word keeps no zone
ZIPPED = (2026, 1, 15, 9, 0, 0)

TEXT = """
为做好2026年全区重点工作，确保“十五五”规划开好局、起好步，现将有关任务分工如下。

一、推动经济提质增效

（一）扩大有效需求

1.开展提振消费专项行动，举办主题促消费活动12场，社会消费品零售总额增长5%以上。
（区商务局牵头，区文旅局、区市场监管局配合；2026年12月底前）

2.培育消费新场景、新热点，引进品牌首店不少于20家，建成夜间消费街区3个。
（区商务局牵头，区城管委、各街道配合；2026年10月底前）

3.建立“十五五”重大项目库，按照“确有所需、确能支撑、确实可行”的要求逐项论证，入库项目80个以上。
（区发改委牵头，区财政局、区商务局配合；2026年6月底前）

4.积极争取中央预算内投资、地方政府专项债券和市级政策支持。（区发改委、区财政局负责）

5.固定资产投资增长4%左右。

（二）培育生产性服务业和新兴产业

6.做强总部经济、平台经济，新增总部企业5家，生产性服务业营业收入增长6%以上。

责任单位：区商务局、区工信局、区合作交流办

完成时限：2026年12月底前

7.加快天塔科创服务区建设，完成3处闲置载体改造，集聚科技型企业50家。
（区科技局牵头，天塔街道、区国资委配合；2026年9月底前）

8.盘活闲置楼宇10万平方米以上，建立重点商业载体台账，逐栋明确盘活方案。
（牵头单位：区国资委；配合单位：区住建委、规划资源河西分局；完成时限：2026年11月30日前）

9.超前布局低空经济、人工智能、具身智能、商业航天等新赛道。

10.国家高新技术企业达到480家，技术合同成交额突破120亿元。（区科技局负责，2026年底前）

（三）持续优化营商环境

11.推进“高效办成一件事”，新上线集成服务15项，全程网办率达到95%以上。
（区政务服务办牵头，区级各有关部门配合；2026年上半年）

12.建立企业诉求清单，每季度召开企业家座谈会，诉求按期答复率不低于98%。
（区工商联、区工信局按职责分工负责；每季度）

13.规范涉企行政检查，检查频次比上年减少20%。（区司法局牵头，区市场监管局、区应急局配合）

二、提升城市品质和治理水平

（一）实施城市更新行动

14.改造老旧小区12个片区，涉及建筑面积86万平方米，惠及居民1.1万户。
（区住建委牵头，区财政局、各街道配合；2026年10月31日前）

15.筹集保障性租赁住房600套，完善申请、轮候、分配公开机制。

责任单位：区住建委、规划资源河西分局

16.新建口袋公园6个，提升改造绿地3.5万平方米。
（区城管委牵头，规划资源河西分局、有关街道配合；2026年9月30日前）

17.更新改造燃气、供热、供水等老旧管网28公里。
（区城管委、区住建委按职责分工负责；2026年11月1日前）

18.稳妥推进既有住宅加装电梯。（区住建委牵头，各街道配合；持续推进）

（二）深化“大城三管”

19.加强旧楼区精细化管理，每个片区每月巡查不少于2次，问题按期整改率达到98%。
（区城管委牵头，各街道配合；每月）

20.推广无人机智慧巡查，建立发现、派单、处置、复核的工作闭环。（天塔街道、区数据局负责）

21.开展“红色物业”品质提升行动，建设示范小区10个。
（区委社会工作部牵头，区住建委、太湖路街道配合；2026年三季度末前）

22.推广前程里创建经验，新创建“品质街区”5个。

牵头单位：挂甲寺街道

配合单位：区城管委、区民政局、其他街道

完成时限：2026年底前

（三）守牢安全和生态底线

23.细颗粒物（PM2.5）年均浓度控制在38微克/立方米以内，优良天数比率达到75%以上。（区生态环境局负责）

24.整治高层建筑消防隐患120处，完成重点场所燃气安全检查全覆盖。
（区应急局牵头，区消防救援支队、区城管委、各街道配合；2026年8月底前）

三、办好民生实事

（一）促进就业创业

25.办好“河西人才节”，举办招聘活动60场，城镇新增就业3.2万人。
（区人社局牵头，区委组织部、各街道配合；2026年12月底前）

26.建好柳林街创业驿站，孵化创业团队30个，打响“西小创”服务品牌。
（柳林街道牵头，区人社局、区科技局、团区委配合；2026年底前）

（二）建设健康河西

27.建立“防、筛、管、治、康”服务链条，居民健康素养水平达到40%以上，建设城市健康基地4个。
（区卫健委牵头，区疾控中心、区医保局、区体育局配合；2026年12月底前）

28.发展普惠托育服务，新增普惠托位800个。

责任单位：区卫健委、区教育局、区妇联

完成时限：2026年10月底前

29.落实生育支持政策，推进生育友好型社会建设。（区卫健委牵头，区医保局、区人社局、区总工会配合）

（三）发展教育文化事业

30.新建、改扩建学校4所，新增学位2400个。
（区教育局牵头，区发改委、区财政局、规划资源河西分局配合；2026年8月底前）

31.推动文化馆、文化站优质资源下沉，举办惠民文化活动200场，线上服务不少于30万人次。
（区文旅局牵头，区文化馆、各街道配合；2026年11月底前）

四、强化组织实施

各牵头单位要于2026年3月20日前将任务细化为项目台账，明确责任主体和时间节点。
区政府督查室每月通报进展，对进度滞后的任务及时督办。
"""

COLUMNS = ("序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限")
SAME = "〃"
"""The cell goes on from the row above: the two are merged."""

ROWS = (
    ("1", "新建社区老年食堂8个", "区民政局", "各街道", "区市场监管局、区财政局", "2026年9月底前"),
    ("2", "提供居家养老上门服务1.5万人次", SAME, "各街道", "区卫健委、区残联", "2026年12月底前"),
    ("3", "完成困难老年人家庭适老化改造400户", SAME, "区民政局", "区住建委", "2026年10月底前"),
    ("4", "修缮老旧房屋屋面6万平方米", "区住建委", "各街道", "区财政局", "2026年汛期前"),
    ("5", "更新社区健身设施30处", "区体育局", "有关街道", "区城管委", "2026年7月31日前"),
    ("6", "开展职业技能培训5000人次以上", "区人社局", "区人社局", "区总工会、区妇联", "年底前"),
    ("7", "推广“退役军人闪送服务”", "区退役军人局", "马场街道", "", "持续推进"),
    ("8", "开展法律咨询和普法宣传活动100场", "区司法局", "各街道", "区法院、区信访办", ""),
)

SECTION = re.compile(r"[一二三四五六七八九十]+、")
PART = re.compile(r"（[一二三四五六七八九十]+）")


def paragraphs() -> list[str]:
    """The plan's paragraphs: blank lines part them, the line breaks within are the source's."""
    return [block.replace("\n", "") for block in TEXT.strip().split("\n\n")]


def build() -> Body:
    """The whole document: title, sections, tasks with their notes, table."""
    document = Document()
    _set_font(document, "Normal", "仿宋", 16)
    _set_font(document, "Title", "宋体", 22)
    _set_font(document, "Heading 1", "黑体", 16)
    _set_font(document, "Heading 2", "楷体", 16)
    _set_properties(document)
    document.sections[0].header.paragraphs[0].text = HEADER
    document.add_paragraph(TITLE, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in paragraphs():
        _add_paragraph(document, text)
    document.add_paragraph(TABLE_TITLE)
    _add_table(document)
    return document


def as_bytes(document: Body) -> bytes:
    """The file with its parts in one order and at one date, as python-docx stamps the clock."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()


def _set_font(document: Body, style: str, name: str, points: int) -> None:
    font = document.styles[style].font
    font.name = name
    font.size = Pt(points)
    fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)


def _set_properties(document: Body) -> None:
    properties = document.core_properties
    properties.title = TITLE
    properties.subject = HEADER
    properties.author = properties.last_modified_by = "蓝图"
    properties.comments = ""
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = WRITTEN


def _add_paragraph(document: Body, text: str) -> None:
    if SECTION.match(text):
        document.add_paragraph(text, style="Heading 1")
    elif PART.match(text):
        document.add_paragraph(text, style="Heading 2")
    else:
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(32)


def _add_table(document: Body) -> None:
    table = document.add_table(rows=1 + len(ROWS), cols=len(COLUMNS), style="Table Grid")
    for line, texts in enumerate((COLUMNS, *ROWS)):
        for column, text in enumerate(texts):
            cell = table.cell(line, column)
            if text == SAME:
                table.cell(line - 1, column).merge(cell)
            else:
                _fill(cell, text)


def _fill(cell: _Cell, text: str) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.font.size = Pt(10.5)


def print_indicators() -> None:
    """The page of indicators and projects, as an office would print it."""
    chromium = os.environ.get("LANTU_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("no Chromium found (Debian: apt install chromium, or set LANTU_CHROMIUM)")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    printing = ["--no-pdf-header-footer", f"--print-to-pdf={PRINTED}", SOURCE.as_uri()]
    subprocess.run([chromium, *quiet, *printing], check=True, stderr=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    TARGET.write_bytes(as_bytes(build()))
    print_indicators()
