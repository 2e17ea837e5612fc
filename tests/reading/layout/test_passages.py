"""Lines become paragraphs, and each character still knows where it stood."""

from lantu.reading.layout.passages import passages_of


def _paragraphs(text: str) -> list[str]:
    return [p.text for p in passages_of(text, 0, len(text))]


def test_lines_broken_by_a_column_are_joined() -> None:
    text = "清河镇党委书记方敏表示，将对标全县发展大\n\n局，持续改善村容村貌。\n\n近日，会议召开。"

    assert _paragraphs(text) == [
        "清河镇党委书记方敏表示，将对标全县发展大局，持续改善村容村貌。",
        "近日，会议召开。",
    ]


def test_joined_text_leads_back_to_the_document() -> None:
    text = "清河镇党委书记方敏表示，将对标全县发展大\n\n局，持续改善村容村貌。"
    passage = next(passages_of(text, 0, len(text)))
    place = passage.text.index("局，持续")

    assert text[passage.at(place)] == "局"
    start, end = passage.span(place - 1, place + 1)
    assert text[start:end] == "大\n\n局"
    assert passage.original(text, place - 1, place + 1) == "大局"


def test_lines_broken_by_a_page_are_joined_and_page_numbers_left_out() -> None:
    line = "推进城乡供水一体化改造工程建设，完善管网监测调度体系，提高供水"
    text = "\n".join([*[line] * 8, "— 3 —", "保障能力。"])

    assert _paragraphs(text) == [line * 8 + "保障能力。"]


def test_short_lines_with_a_stop_stay_apart() -> None:
    assert _paragraphs("一、总体要求\n坚持问题导向，补齐短板。\n二、重点任务") == [
        "一、总体要求",
        "坚持问题导向，补齐短板。",
        "二、重点任务",
    ]


def test_doubled_stops_end_a_paragraph() -> None:
    assert _paragraphs("修好水渠。。种好果树。") == ["修好水渠。", "种好果树。"]


def test_heading_with_a_comma_is_not_joined_to_its_text() -> None:
    assert _paragraphs("（一）聚力污染治理，守护碧水蓝天\n推进河道清淤，建成湿地。") == [
        "（一）聚力污染治理，守护碧水蓝天",
        "推进河道清淤，建成湿地。",
    ]


def test_line_that_breaks_off_behind_a_semicolon_is_joined() -> None:
    first = "各牵头单位要于每季度末将进展情况报送县发改局；县政府办公室要会同"
    assert _paragraphs(f"{first}\n县发改局每半年开展一次督查。\n") == [
        first + "县发改局每半年开展一次督查。"
    ]
