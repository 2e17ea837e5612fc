"""Numbers cut segments and give each its path."""

from lantu.reading.layout.outline import segments_of
from lantu.reading.layout.passages import passages_of


def _segments(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    segments = segments_of(passages_of(text, 0, len(text)), text)
    return [(s.marker, s.text, s.path) for s in segments]


def test_numbered_headings_become_the_path() -> None:
    assert _segments("一、基础设施\n（一）道路\n1.拓宽南路。\n二、教育\n1.新建小学。") == [
        ("一、", "基础设施", ()),
        ("（一）", "道路", ("一、基础设施",)),
        ("1.", "拓宽南路。", ("一、基础设施", "（一）道路")),
        ("二、", "教育", ()),
        ("1.", "新建小学。", ("二、教育",)),
    ]


def test_items_within_one_line_are_cut() -> None:
    assert [s[:2] for s in _segments("措施如下。 1.减免租金。 2.贴息支持。")] == [
        ("", "措施如下。 "),
        ("1.", "减免租金。 "),
        ("2.", "贴息支持。"),
    ]


def test_number_before_a_date_is_a_number() -> None:
    assert [s[:2] for s in _segments("1.2031年底前通车。\n2.6月底前验收。\n3.5公里步道。")] == [
        ("1.", "2031年底前通车。"),
        ("2.", "6月底前验收。"),
        ("", "3.5公里步道。"),
    ]


def test_decimals_and_dates_are_no_numbers() -> None:
    assert [s[:2] for s in _segments("投资。1.5万元到位，2024.3完成。")] == [
        ("", "投资。1.5万元到位，2024.3完成。")
    ]


def test_order_of_ranks_follows_the_document() -> None:
    text = "1.甲工程。（一）选址。（二）开工。2.乙工程。（一）选址。（二）开工。"

    assert [(s[1], s[2]) for s in _segments(text)][-1] == ("开工。", ("2.乙工程",))
