"""Lists of bodies are split at the right places."""

import pytest

from lantu.reading.fields import bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县教育局、财政局，各镇人民政府", ["县教育局", "财政局", "各镇人民政府"]),
        ("县发展和改革局和县文化和旅游局", ["县发展和改革局", "县文化和旅游局"]),
        ("各县（市、区）政府，各有关部门和单位", ["各县（市、区）政府", "各有关部门和单位"]),
        ("各县〔市、区〕政府".replace("〔", "【").replace("〕", "】"), ["各县【市、区】政府"]),
        ("县公安局、县司法局等", ["县公安局", "县司法局"]),
        ("区国资监管办区住房建设局", ["区国资监管办", "区住房建设局"]),
        ("责任单位尤其是各街道", ["责任单位", "各街道"]),
    ],
)
def test_split_names_bodies(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in bodies.split(text)] == names


def test_agency_looks_like_a_body_and_a_deployment_does_not() -> None:
    shown = ["水运总署", "县审计署", "工作部署"]
    assert [bodies.looks_like_body(name) for name in shown] == [True, True, False]
