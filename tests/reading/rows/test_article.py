"""Which stretches are rows: items with notes, sentences, headings, introductions."""

from lantu.reading.model import Document, Due, Owner, Role
from lantu.reading.reader import find


def _texts(text: str) -> list[str]:
    return [f.text for f in find(Document("甲.txt", "", text, "txt")).findings]


def test_item_with_a_note_is_one_row() -> None:
    text = "1.修建水渠。完善灌溉设施。（县水利局负责）\n2.栽种果树。扩大果园。（县林业局负责）\n"

    assert _texts(text) == ["修建水渠。完善灌溉设施。", "栽种果树。扩大果园。"]


def test_running_text_goes_by_sentences() -> None:
    text = "一、农业\n扩大茶叶种植面积，建设示范基地。培育农业龙头企业；推广优良品种。\n"

    assert _texts(text) == [
        "扩大茶叶种植面积，建设示范基地。",
        "培育农业龙头企业；",
        "推广优良品种。",
    ]


def test_title_of_a_paragraph_is_no_row_but_its_path() -> None:
    text = "发展特色农业。扩大茶叶种植面积，建设示范基地。推广优良品种。\n"
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [(f.text, f.path) for f in found] == [
        ("扩大茶叶种植面积，建设示范基地。", ("发展特色农业",)),
        ("推广优良品种。", ("发展特色农业",)),
    ]


def test_note_of_a_heading_covers_the_items_below() -> None:
    text = "一、发展农业（由县农业局牵头）\n扩大茶叶种植，建设茶园。推广优良品种，建设基地。\n"
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [f.owners for f in found] == [(Owner("县农业局", Role.LEAD),)] * 2
    assert all("R002" in f.warnings for f in found)


def test_labelled_lines_belong_to_the_item_above() -> None:
    text = "1.森林覆盖率达到41%。\n\n牵头单位:县林业局\n\n责任单位:各镇\n"
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [f.owners for f in found] == [
        (Owner("县林业局", Role.LEAD), Owner("各镇", Role.RESPONSIBLE))
    ]


def test_label_of_a_body_covers_its_paragraph_only() -> None:
    text = "清河县整改实施方案\n县水利局：1.疏浚河道，清理淤泥。2.修复堤防，加固闸门。\n1.栽种果树，扩大果园。\n"
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [[o.name for o in f.owners] for f in found] == [["县水利局"], ["县水利局"], []]


def test_introduction_gives_its_deadline_to_the_list() -> None:
    text = "到2035年，主要指标如下：\n1.森林覆盖率达到41%。（县林业局牵头）\n2.就业率达到95%。（县人社局牵头）\n"
    found = find(Document("甲.txt", "", text, "txt"), 2031).findings

    assert [f.due for f in found] == [Due("到2035年", "2035-12-31")] * 2


def test_year_that_opens_a_paragraph_holds_to_its_end() -> None:
    text = "到2035年，建成示范村60个。培育家庭农场30家。\n推广优良品种，建设基地。\n"
    found = find(Document("甲.txt", "", text, "txt"), 2031).findings

    assert [f.due and f.due.date for f in found] == ["2035-12-31", "2035-12-31", None]


def test_subject_holds_over_a_semicolon() -> None:
    text = "各镇应当建立巡查制度，定期开展检查；落实管护人员，完善管护台账。健全激励机制，落实奖补资金。\n"
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [[o.name for o in f.owners] for f in found] == [["各镇"], ["各镇"], []]


def test_part_of_a_report_that_looks_back_yields_results_only() -> None:
    text = (
        "现在，我代表县人民政府向大会作工作报告，请予审议。过去一年，我们迎难而上。"
        "深入推进供水改造，改造管网30公里。持续优化营商环境。"
        "2031年工作的总体要求是稳中求进。加快建设水厂，改造管网50公里。\n"
    )
    found = find(Document("甲.txt", "", text, "txt")).findings

    assert [(f.kind.value, f.text) for f in found][:1] == [
        ("result", "深入推进供水改造，改造管网30公里。")
    ]
    assert ("task", "加快建设水厂，改造管网50公里。") in [(f.kind.value, f.text) for f in found]
