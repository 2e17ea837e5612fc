"""Responsibility notes in their common forms."""

import pytest

from lantu.reading.fields import notes


def _read(text: str) -> list[tuple[str, str]]:
    return [
        (text[o.start : o.end], o.role.value)
        for note in notes.find(text, 0, len(text))
        for o in note.owners
    ]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "修路。（县财政局牵头，县水利局、交通局配合）",
            [("县财政局", "lead"), ("县水利局", "support"), ("交通局", "support")],
        ),
        (
            "修路。（牵头单位：县住建局；责任单位：各镇人民政府）",
            [("县住建局", "lead"), ("各镇人民政府", "responsible")],
        ),
        (
            "修路。【责任单位：县住建局、县城管局】",
            [("县住建局", "responsible"), ("县城管局", "responsible")],
        ),
        (
            "修路。（县住建局、县城管局）",
            [("县住建局", "responsible"), ("县城管局", "responsible")],
        ),
        (
            "修路。责任单位：县住建局，各街道",
            [("县住建局", "responsible"), ("各街道", "responsible")],
        ),
        (
            "修路。（县教育局、各镇政府按职责分工负责）",
            [("县教育局", "responsible"), ("各镇政府", "responsible")],
        ),
        (
            "疏浚航道。（水运总署、县交通局负责）",
            [("水运总署", "responsible"), ("县交通局", "responsible")],
        ),
        (
            "修路。（县人事局配合县委有关部门落实）",
            [("县人事局", "support"), ("县委有关部门", "responsible")],
        ),
    ],
)
def test_notes_name_owners_and_roles(text: str, owners: list[tuple[str, str]]) -> None:
    assert _read(text) == owners


def test_labels_without_end_or_bracket_are_a_note_each() -> None:
    item = "新建学校。责任单位：县教育局。"
    found = notes.find(item * 20_000, 0, len(item) * 20_000)

    assert [note.start for note in found] == [len(item) * n + 5 for n in range(20_000)]


@pytest.mark.parametrize(
    "text", ["压实（主体责任和监管责任）。", "增设站点（含周边停车场）。", "提高质量（下同）"]
)
def test_other_brackets_are_no_notes(text: str) -> None:
    assert notes.find(text, 0, len(text)) == []


def test_note_carries_deadline_and_person() -> None:
    text = "修路。责任单位：县住建局；责任人：方敏；完成时限：2031年6月底"
    note = notes.find(text, 0, len(text))[0]

    assert [text[a:b] for a, b in note.persons] == ["方敏"]
    assert note.due is not None
    assert text[note.due[0] : note.due[1]] == "2031年6月底"


def test_first_leads_where_the_document_says_so() -> None:
    assert notes.first_leads("（县水利局等负责。列第一位者为牵头单位，下同）")
    assert not notes.first_leads("（县水利局牵头）")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2031年12月底前", "2031年12月底前"),
        ("6月底前完成", "6月底前"),
        ("每季度", "每季度"),
        ("持续", "持续"),
        ("三季度末前", "三季度末前"),
    ],
)
def test_date_in_a_note_is_its_deadline_and_no_body(words: str, date: str) -> None:
    text = f"新建步道3条。（县交通局牵头，县财政局配合；{words}）"
    found = notes.find(text, 0, len(text))
    assert [(text[o.start : o.end], o.role.value) for o in found[0].owners] == [
        ("县交通局", "lead"),
        ("县财政局", "support"),
    ]
    assert found[0].due is not None
    assert text[slice(*found[0].due)] == date
