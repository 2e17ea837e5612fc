"""The page of the search: words marked, in groups, and as one types."""

from __future__ import annotations

from lantu.directory.models import Member
from tests import cast
from tests.cast import Browser


def test_page_marks_the_words_and_leads_to_the_row(planner: Member, browser: Browser) -> None:
    (task,) = cast.entered(planner, [cast.row("新建<学校>5所")])
    page = browser(planner).get("/search/", {"q": "学校"}).content.decode()
    link = f'<a href="/ledger/{task.pk}/"><span>新建&lt;<mark>学校</mark>&gt;5所</span>'
    assert link in page
    assert 'value="学校"' in page
    assert "Nothing was found" not in page


def test_typing_gets_the_results_alone(planner: Member, browser: Browser) -> None:
    cast.entered(planner, [cast.row("新建学校5所")])
    asked = {"HX-Request": "true", "HX-Target": "search-panel"}
    part = browser(planner).get("/search/", {"q": "xjxx"}, headers=asked).content.decode()
    assert "<mark>新建学校</mark>5所" in part
    assert "<html" not in part
    assert not browser(planner).get("/search/", {"q": " "}, headers=asked).content.strip()


def test_who_may_not_see_a_row_is_told_that_nothing_was_found(
    planner: Member, stranger: Member, browser: Browser
) -> None:
    cast.entered(planner, [cast.row("新建学校5所")])
    page = browser(stranger).get("/search/", {"q": "学校"}).content.decode()
    assert "Nothing was found for “学校”." in page
    assert "<mark>" not in page
