"""List numbers in every numeral that Chinese documents use."""

import pytest

from lantu.reading.containers.docx.numerals import chinese, numeral


def test_chinese_numbers_are_said_as_people_say_them():
    said = {1: "一", 10: "十", 11: "十一", 20: "二十", 34: "三十四", 100: "一百", 105: "一百零五"}
    said |= {110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 2300: "二千三百"}
    assert {number: chinese(number) for number in said} == said


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("decimal", ["1", "2", "12"]),
        ("decimalZero", ["01", "02", "12"]),
        ("decimalFullWidth", ["１", "２", "１２"]),
        ("decimalEnclosedCircle", ["①", "②", "⑫"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "⑿"]),
        ("chineseLegalSimplified", ["壹", "贰", "拾贰"]),
        ("ideographTraditional", ["甲", "乙", "乙"]),
        ("ideographZodiac", ["子", "丑", "亥"]),
        ("ideographDigital", ["一", "二", "一二"]),
        ("lowerLetter", ["a", "b", "l"]),
        ("upperRoman", ["I", "II", "XII"]),
        ("neverHeardOf", ["1", "2", "12"]),
    ],
)
def test_number_formats(style, shown):
    assert [numeral(value, style) for value in (1, 2, 12)] == shown


def test_numbers_out_of_reach_are_written_in_digits():
    assert [numeral(21, "decimalEnclosedParen"), numeral(0, "chineseCounting")] == ["21", "0"]
    assert numeral(51, "decimalEnclosedCircle") == "51"
