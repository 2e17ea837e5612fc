"""Tables that lost their lines: as a PDF's lines, and run together."""

from lantu.reading.model import Document, Kind, Owner, Role
from lantu.reading.reader import find

LINES = """清河县2031年重点任务分工方案
序 号 工 作 任 务 负 责 单 位
1
推动智慧水务与防洪示范河段建
设
县水利局、县大数据
管理局、应急管理局
等
2 新建粮食仓库2座
县粮食和物资储备局
3 支持企业建立网上采购、
销售平台，推动建设一批
县工业和信息化局、县
商务局等

县级服务平台
4 办好丰收节，加强品牌宣传 县农业农村局
"""

GLUED = (
    "2031年民生实事责任分解表序号项目名称主要内容县政府分管领导牵头单位配合单位"
    "1增加学位新建学校3所,其中小学2所。赵一帆教育局各街道县城投公司"
    "2老城更新完成北门老街修缮。赵一帆文旅局高新区推进水巷整治。钱舟住建局东关街道西关街道"
    "3关爱老人为500户困难老人改造住房。孙小宁民政局各街道新增助餐点4处。"
)


def _read(text: str) -> list[tuple[str, tuple[Owner, ...], str]]:
    findings = find(Document("甲.txt", "", text, "txt")).findings
    assert all(f.kind is Kind.TASK for f in findings)
    return [(f.text, f.owners, f.person) for f in findings]


def _responsible(*names: str) -> tuple[Owner, ...]:
    return tuple(Owner(name, Role.RESPONSIBLE) for name in names)


def test_lines_of_a_cell_are_put_together() -> None:
    assert _read(LINES) == [
        (
            "推动智慧水务与防洪示范河段建设",
            _responsible("县水利局", "县大数据管理局", "应急管理局"),
            "",
        ),
        ("新建粮食仓库2座", _responsible("县粮食和物资储备局"), ""),
        (
            "支持企业建立网上采购、销售平台，推动建设一批县级服务平台",
            _responsible("县工业和信息化局", "县商务局"),
            "",
        ),
        ("办好丰收节，加强品牌宣传", _responsible("县农业农村局"), ""),
    ]


def test_cells_run_together_are_told_apart() -> None:
    def owners(lead: str, *support: str) -> tuple[Owner, ...]:
        return (Owner(lead, Role.LEAD), *(Owner(name, Role.SUPPORT) for name in support))

    old = owners("民政局", "各街道")
    assert _read(GLUED) == [
        (
            "增加学位新建学校3所,其中小学2所。",
            owners("教育局", "各街道", "县城投公司"),
            "赵一帆",
        ),
        ("老城更新完成北门老街修缮。", owners("文旅局", "高新区"), "赵一帆"),
        ("推进水巷整治。", owners("住建局", "东关街道", "西关街道"), "钱舟"),
        ("关爱老人为500户困难老人改造住房。", old, "孙小宁"),
        ("新增助餐点4处。", old, "孙小宁"),
    ]


def test_number_within_a_cell_begins_no_row() -> None:
    texts = [text for text, _, _ in _read(GLUED)]
    assert "其中小学2所" in texts[0]


def test_heads_without_an_owner_are_no_table() -> None:
    text = "序号项目名称主要内容\n1修桥县里修桥两座。"
    assert all(not f.owners for f in find(Document("甲.txt", "", text, "txt")).findings)
