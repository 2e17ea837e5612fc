"""A newspaper page falls into its articles."""

from lantu.reading.layout.articles import articles_of
from lantu.reading.model import Article


def test_page_is_split_at_bylines() -> None:
    first = "全县春耕会召开\n\n抢农时 保丰收\n\n■ 通讯员 方晓\n\n会议强调，要备足种子。\n\n"
    second = "社区食堂开张\n\n■ 通讯员 卢宁\n\n食堂将每天供餐。\n"
    text = first + second

    assert articles_of(text, text) == (
        Article(0, len(first), "全县春耕会召开", "抢农时 保丰收", "■ 通讯员 方晓"),
        Article(len(first), len(text), "社区食堂开张", "", "■ 通讯员 卢宁"),
    )


def test_head_of_an_article_never_reaches_above_the_byline_before() -> None:
    first = "全县春耕会召开\n■ 通讯员 方晓\n"
    second = "社区食堂开张\n■ 通讯员 卢宁\n食堂将每天供餐。\n"
    text = first + second

    assert articles_of(text, text) == (
        Article(0, len(first), "全县春耕会召开", "", "■ 通讯员 方晓"),
        Article(len(first), len(text), "社区食堂开张", "", "■ 通讯员 卢宁"),
    )


def test_document_without_bylines_is_one_article() -> None:
    text = "清河县2031年民生实事项目分工方案\n\n一、总体要求\n"

    assert articles_of(text, text) == (Article(0, len(text), "清河县2031年民生实事项目分工方案"),)


def test_sentence_that_a_line_breaks_off_is_no_title() -> None:
    text = "清河县主要指标\n为把规划落到年度，现将任务列表如\n下，请抓好落实。\n"
    assert articles_of(text, text) == (Article(0, len(text), "清河县主要指标"),)
