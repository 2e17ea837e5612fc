"""Task, target, result, or none."""

import pytest

from lantu.reading.model import Kind
from lantu.reading.rows import kinds


@pytest.mark.parametrize(
    ("text", "figures", "kind"),
    [
        ("完善农村供水管网，建成水厂2座。", True, Kind.TASK),
        ("森林覆盖率达到41%以上。", True, Kind.TARGET),
        ("全年已改造管网30公里。", True, Kind.RESULT),
        ("已完成前期调查。", False, None),
        ("近年来，全县供水条件逐步向好。", False, None),
        ("本办法自印发之日起施行。", False, None),
        ("拒不改正的，依法给予处分。", False, None),
        ("水利是农业的命脉。", False, None),
    ],
)
def test_sentence_of_a_plan(text: str, figures: bool, kind: Kind | None) -> None:
    assert kinds.of_sentence(text, figures=figures, retrospective=False) == kind


def test_sentence_of_a_report_that_looks_back_needs_a_figure() -> None:
    text = "深入推进供水改造，改造管网30公里。"

    assert kinds.of_sentence(text, figures=True, retrospective=True) == Kind.RESULT
    assert kinds.of_sentence(text, figures=False, retrospective=True) is None
    assert kinds.of_sentence(text, figures=True, retrospective=False) == Kind.TASK


@pytest.mark.parametrize(
    ("text", "figures", "going_on", "kind"),
    [
        ("会议强调，要抓好春耕。", False, False, Kind.TASK),
        ("持续改善村容村貌。", False, True, Kind.TASK),
        ("持续改善村容村貌。", False, False, None),
        ("200余名求职者到场。", True, False, Kind.RESULT),
        ("县领导方敏出席会议。", False, False, None),
        ("全会提出，要加快农业强国建设。", False, False, None),
        ("从春节前至3月31日，清河县开展助农活动。", False, False, Kind.TASK),
        ("方敏强调，", False, True, None),
        ("《关于抓好春耕的函》", False, True, None),
    ],
)
def test_sentence_of_a_newspaper(
    text: str, figures: bool, going_on: bool, kind: Kind | None
) -> None:
    assert kinds.of_news(text, figures=figures, going_on=going_on) == kind


def test_item_with_its_own_note_is_always_a_row() -> None:
    text = "乡镇中心幼儿园项目。"

    assert kinds.of_item(text, figures=False, noted=True) == Kind.TASK
    assert kinds.of_item(text, figures=False, noted=False) is None
