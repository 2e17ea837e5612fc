"""From a document's text to its findings."""

import time

from lantu.reading.model import Document, Due, Figure, Finding, Ground, Grounds, Kind, Owner, Role
from lantu.reading.reader import find


def _read(text: str, year: int | None = None) -> tuple[Finding, ...]:
    return find(Document("甲.txt", "", text, "txt"), year).findings


def test_finding_holds_everything_and_its_place() -> None:
    text = "清河县2031年民生实事分工方案\n\n1.新建水厂2座，11月底前完工。（县水利局牵头，县财政局配合）\n"
    reading = find(Document("甲.txt", "", text, "txt"))

    assert reading.document.title == "清河县2031年民生实事分工方案"
    assert reading.document.year == 2031
    assert reading.findings == (
        Finding(
            Kind.TASK,
            20,
            35,
            "新建水厂2座，11月底前完工。",
            (),
            (Owner("县水利局", Role.LEAD), Owner("县财政局", Role.SUPPORT)),
            due=Due("11月底前", "2031-11-30"),
            figures=(Figure("新建水厂", "=", 2.0, "座"),),
            grounds=Grounds(Ground.NOTE, Ground.NOTE, Ground.WORDS, Ground.WORDS),
        ),
    )
    assert text[20:35] == "新建水厂2座，11月底前完工。"


def test_given_year_wins_over_the_documents_own() -> None:
    text = "清河县2031年工作要点\n1.年底前建成水厂。（县水利局负责）\n"

    assert [f.due for f in _read(text)] == [Due("年底前", "2031-12-31")]
    assert [f.due for f in _read(text, 2032)] == [Due("年底前", "2032-12-31")]


def test_deadline_without_any_year_stays_open_and_warns() -> None:
    found = _read("1.年底前建成水厂。（县水利局负责）\n")

    assert [(f.due, f.warnings) for f in found] == [(Due("年底前", ""), ("R011",))]


def test_newspaper_page_gives_each_pledge_to_its_speaker() -> None:
    text = (
        "春耕大会召开\n\n■ 通讯员 方晓\n\n"
        "清河县水利局局长卢宁表示，将疏浚全县河道。持续改善灌溉条件。\n\n"
        "清河县委书记方敏强调，要守住耕地红线。\n\n"
        "人才招聘会举行\n\n■ 通讯员 方晓\n\n当天，200余名求职者到场。\n"
    )
    reading = find(Document("甲.txt", "", text, "txt"))

    assert [a.title for a in reading.document.articles] == ["春耕大会召开", "人才招聘会举行"]
    assert [
        (f.kind.value, [o.name for o in f.owners], f.person, f.post) for f in reading.findings
    ] == [
        ("task", ["清河县水利局"], "卢宁", "局长"),
        ("task", ["清河县水利局"], "卢宁", "局长"),
        ("task", [], "", ""),
        ("result", [], "", ""),
    ]


def test_joined_text_spans_the_line_break() -> None:
    text = (
        "春耕大会召开\n\n■ 通讯员 方晓\n\n会议强调，要守住耕地红线，抓好春耕备耕，保障农资供\n\n应，落实种粮补贴。\n\n"
        "人才招聘会举行\n\n■ 通讯员 方晓\n\n当天，200余名求职者到场。\n"
    )
    finding = _read(text)[0]

    assert finding.text == "会议强调，要守住耕地红线，抓好春耕备耕，保障农资供应，落实种粮补贴。"
    assert text[finding.start : finding.end].replace("\n", "") == finding.text


def test_doubled_passage_counts_once_and_says_so() -> None:
    sentence = "加快建设县城至清河镇的供水主管网，完善计量设施。"
    found = _read(f"{sentence}\n推广节水器具，建设节水型社区。\n{sentence}\n")

    assert [f.text for f in found] == [sentence, "推广节水器具，建设节水型社区。"]
    assert "R031" in found[0].warnings


def test_names_stay_as_the_document_writes_them() -> None:
    found = _read("1.新建水廠2座。(牽頭單位:縣水利局;配合單位:縣財政局)\n")

    assert found[0].owners == (Owner("縣水利局", Role.LEAD), Owner("縣財政局", Role.SUPPORT))
    assert found[0].text == "新建水廠2座。"


def test_text_without_rows_yields_none() -> None:
    assert _read("") == ()
    assert _read("本办法自印发之日起施行。") == ()


def test_long_line_without_stops_is_read_in_linear_time() -> None:
    started = time.process_time()
    for unit in (
        "加快建设水厂",
        "（县水利局、",
        "12",
        "县水利局要",
        "“书记方敏",
        "1.",
        "某局局长表",
    ):
        _read(unit * (200_000 // len(unit)))

    assert time.process_time() - started < 30


def test_heads_of_an_article_are_no_part_of_the_path() -> None:
    text = (
        "清河县谋划明年工作\n■ 通讯员 甲乙丙\n会议强调,要办好民生实事。\n\n"
        "清河县举办招聘会\n■ 通讯员 丁戊己\n现场有20家企业参加。\n"
    )
    assert [(f.kind, f.path) for f in _read(text)] == [(Kind.TASK, ()), (Kind.RESULT, ())]


def test_item_is_no_title() -> None:
    document = Document("甲.txt", "", "1.新建水厂2座。（县水利局负责）\n", "txt")
    assert find(document).document.title == ""


def test_finding_whose_day_is_not_clear_is_not_dated() -> None:
    text = "清河县工作要点\n1.新建水厂2座。（县水利局负责，汛期前完成）\n2.6月底前建成泵站。（县水利局负责）\n"
    assert [(f.due, f.dated) for f in _read(text)] == [(None, False), (Due("6月底前", ""), False)]


def test_date_that_lost_its_month_is_made_good_and_warns() -> None:
    (finding,) = _read("清河县2031年工作要点\n1.各镇须于1215日前报送整改进展。\n")
    assert finding.due == Due("1215日前", "2031-12-15")
    assert "R013" in finding.warnings


def test_parts_that_an_item_counts_are_rows() -> None:
    text = (
        "清河县2031年防汛工作方案\n"
        "1.加强值守。即：一是县水利局要每日巡查河堤；二是各镇要储备沙袋。\n"
        "2.抓好演练，及时转移群众。\n"
    )
    found = [(f.text, [o.name for o in f.owners]) for f in _read(text)]
    assert found[0][0].endswith("县水利局要每日巡查河堤；")
    assert found[1] == ("各镇要储备沙袋。", ["各镇"])
    assert found[2][0] == "抓好演练，及时转移群众。"


def test_counted_part_has_no_owner_from_the_part_before() -> None:
    text = (
        "清河县2031年工作方案\n今年的10件实事分别是：一是由县教育局新建学校3所；二是建成公园2处。\n"
    )
    first, second = _read(text)
    assert (first.text, [o.name for o in first.owners]) == ("由县教育局新建学校3所；", ["县教育局"])
    assert (second.text, second.owners) == ("建成公园2处。", ())


def test_list_of_a_newspaper_holds_bare_tasks() -> None:
    text = (
        "清河县公布民生实事\n■ 通讯员 甲乙丙\n记者近日获悉，清河县公布了今年的民生实事。"
        "这3件民生实事是：打通65条断头路；解决停车难问题。\n\n记者注意到，去年改造了20个小区。\n"
    )
    assert [(f.kind, f.text) for f in _read(text)] == [
        (Kind.TASK, "打通65条断头路；"),
        (Kind.TASK, "解决停车难问题。"),
        (Kind.RESULT, "记者注意到，去年改造了20个小区。"),
    ]


def test_question_is_no_row() -> None:
    assert (
        _read("清河县工作要点\n为什么要改造老旧小区？要改造老旧小区。")[0].text
        == "要改造老旧小区。"
    )
