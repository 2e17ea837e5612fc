"""The quote of a row: what stands around it."""

from __future__ import annotations

from lantu.pages.office.ledger.source import Quote, quote_of


def test_short_document_is_quoted_whole() -> None:
    assert quote_of("前文。新建学校。后文。", (3, 8)) == Quote(
        before="前文。", words="新建学校。", behind="后文。", more_before=False, more_behind=False,
        article="", place="",
    )  # fmt: skip


def test_context_ends_where_the_article_ends() -> None:
    text = "别的文章。本篇开头。新建学校。本篇结尾。又一篇。"
    articles = [
        {"start": 0, "end": 5, "title": "别的文章"},
        {"start": 5, "end": 20, "title": "本篇"},
        {"start": 20, "end": len(text), "title": "又一篇"},
    ]
    quote = quote_of(text, (10, 15), articles=articles)
    assert (quote.before, quote.words, quote.behind) == ("本篇开头。", "新建学校。", "本篇结尾。")
    assert (quote.more_before, quote.more_behind, quote.article) == (False, False, "本篇")


def test_long_context_begins_and_ends_with_sentences_where_one_is_near() -> None:
    text = "甲" * 300 + "。" + "乙" * 150 + "新建学校" + "丙" * 150 + "。" + "丁" * 300
    quote = quote_of(text, (451, 455))
    assert (quote.before, quote.behind) == ("乙" * 150, "丙" * 150 + "。")
    assert (quote.more_before, quote.more_behind) == (True, True)
    seamless = quote_of("甲" * 1000, (500, 505))
    assert (len(seamless.before), len(seamless.behind)) == (200, 200)


def test_empty_lines_of_the_layout_are_not_shown() -> None:
    quote = quote_of("标题\n\n \n前文。\n\n新建学校\n\n后文。", (11, 15))
    assert (quote.before, quote.words, quote.behind) == ("标题\n前文。\n", "新建学校", "\n后文。")
