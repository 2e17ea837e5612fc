"""Sentences and the titles among them."""

from lantu.reading.rows import sentences


def _split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences.split(text, 0, len(text))]


def test_split_keeps_stops_and_closing_quotes() -> None:
    assert _split("“要修路。”镇长说。修渠；种树。") == [
        "“要修路。”",
        "镇长说。",
        "修渠；",
        "种树。",
    ]


def test_split_parts_what_introduces_a_list() -> None:
    assert _split("十件实事分别是：修建水渠；栽种果树。") == [
        "十件实事分别是：",
        "修建水渠；",
        "栽种果树。",
    ]


def test_short_first_sentence_heads_its_paragraph() -> None:
    text = "发展特色农业。扩种茶叶，建成基地。"

    assert sentences.heads_paragraph(text, (0, 7), numbered=False)
    assert not sentences.heads_paragraph("建学校2所。扩种茶叶。", (0, 6), numbered=False)


def test_counted_sentence_heads_what_follows_unless_counted_on() -> None:
    led = "一要提高认识。各镇要开会学习。"
    counted = "一要提高认识。二要开会学习。"

    assert sentences.leads_in(led, (0, 7), (7, 15))
    assert not sentences.leads_in(counted, (0, 7), (7, 14))
