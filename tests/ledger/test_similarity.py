"""Which texts say much the same."""

from __future__ import annotations

from lantu.ledger.similarity import Likeness

TEXTS = {
    1: "改造老旧小区500个，加装电梯200部",
    2: "新建改扩建中小学30所，新增学位4万个",
    3: "推进政务服务一件事一次办",
    4: "加强老年人助餐服务，建设社区食堂100家",
    5: "推进重点工作任务落实",
}


def nearest(text: str, at_least: float = 0.2) -> list[int]:
    return [match.key for match in Likeness(TEXTS).nearest(text, at_least=at_least)]


def test_same_work_in_other_words_and_figures_is_found_first() -> None:
    assert nearest("完成12个老旧小区改造，更换老旧电梯40部") == [1]
    assert nearest("新建学校2所，增加中小学学位1620个") == [2]
    assert nearest("社区食堂达到8家，为老年人提供助餐") == [4]


def test_match_says_which_words_both_have() -> None:
    (match,) = Likeness(TEXTS).nearest("老旧小区改造并加装电梯", at_least=0.3)

    assert match.words == ["加装电梯", "老旧小区", "改造"]
    assert 0.3 < match.share < 1


def test_text_itself_is_wholly_like_itself() -> None:
    (match,) = Likeness(TEXTS).nearest(TEXTS[3], at_least=0.9)

    assert (match.key, round(match.share, 6)) == (3, 1.0)


def test_common_words_alone_are_no_likeness() -> None:
    assert nearest("推进队伍管理") == []
    assert nearest("") == []
    assert nearest("2026年12月31日") == []
    assert Likeness({}).nearest("改造老旧小区", at_least=0.1) == []


def test_pairs_do_not_reach_across_what_was_left_out() -> None:
    likeness = Likeness({1: "甲乙丙丁", 2: "无关内容"})

    assert likeness.nearest("乙，丙", at_least=0.01) == []
    assert [m.key for m in likeness.nearest("乙丙", at_least=0.01)] == [1]


def test_more_than_asked_for_are_left_out() -> None:
    likeness = Likeness(dict.fromkeys(range(9), "改造老旧小区"))

    assert [m.key for m in likeness.nearest("改造老旧小区", at_least=0.1, most=2)] == [0, 1]
