"""Bodies that a sentence binds."""

import pytest

from lantu.reading.fields import subjects


def _owners(text: str, *, plain: bool = True) -> list[tuple[str, str]]:
    return [
        (text[n.start : n.end], n.role.value)
        for n in subjects.find(text, 0, len(text), plain=plain)
    ]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("各镇要抓好春耕备耕。", [("各镇", "responsible")]),
        (
            "县教育局、县财政局应当公布目录。",
            [("县教育局", "responsible"), ("县财政局", "responsible")],
        ),
        (
            "公安、城管、供电局等部门要积极配合。",
            [("公安", "support"), ("城管", "support"), ("供电局", "support")],
        ),
        ("县人社部门作为牵头单位要精心组织。", [("县人社部门", "lead")]),
        ("村委会在施工过程中，应落实专人监管。", [("村委会", "responsible")]),
        ("推进县域医疗机构改革。", []),
        ("各部门主要负责同志要亲自抓。", [("各部门", "responsible")]),
        ("县水利局局长王大江负总责。", [("县水利局", "responsible")]),
        ("要加强与各部门的沟通。", []),
    ],
)
def test_find_names_who_must_act(text: str, owners: list[tuple[str, str]]) -> None:
    assert _owners(text) == owners


def test_plain_subject_counts_only_where_asked_for() -> None:
    text = "县水利局开展河道巡查。"

    assert _owners(text, plain=True) == [("县水利局", "responsible")]
    assert _owners(text, plain=False) == []
