"""The document's title and year on the page of its review."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lantu.directory.models import Member
from lantu.ledger.models import Document
from lantu.ledger.rows import DueValue
from tests import cast
from tests.cast import Browser, row
from tests.pages.office.review.deciding import decide, page_of, post


@pytest.fixture
def document(planner: Member) -> Document:
    rows = [row(f"{i}月底前完成。", due=DueValue(f"{i}月底前")) for i in (6, 9)]
    document = cast.read(planner, rows, title="防汛方案")
    Document.objects.filter(pk=document.pk).update(year=None)
    return document


def correct(client: Client, document: Document, **said: str) -> Any:
    address = reverse("review-document", args=[document.pk]) + "?article=0&kind=task"
    return client.post(address, said, follow=True)


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_year_is_asked_for_and_dates_the_findings(client: Client, document: Document) -> None:
    assert "No year found" in client.get(page_of(document)).content.decode()
    response = correct(client, document, title="防汛工作方案", year="2031")
    assert response.redirect_chain == [(page_of(document, "?article=0&kind=task"), 302)]
    assert told(response) == ["Title and year corrected. 2 deadlines were recalculated."]
    page = response.context["page"]
    assert (page.head.title, page.head.year) == ("防汛工作方案", 2031)
    assert [str(card.due.day) for card in page.cards] == ["2031-06-30", "2031-09-30"]
    assert "Year 2031" in response.content.decode()


def test_rows_in_the_ledger_are_named(client: Client, document: Document) -> None:
    correct(client, document, title="防汛方案", year="2031")
    decide(client, document.findings.all()[0], "confirm")
    response = correct(client, document, title="防汛方案", year="2032")
    words = "1 row already in the ledger keeps its date; please check it there."
    assert told(response)[-1] == (f"Title and year corrected. 1 deadline was recalculated. {words}")


def test_undo_draws_the_whole_page_anew(client: Client, document: Document) -> None:
    correct(client, document, title="另题", year="2031")
    undone = post(client, reverse("review-undo", args=[document.pk]), htmx=True)
    assert undone["HX-Redirect"].startswith(page_of(document))
    page = client.get(page_of(document))
    assert (page.context["page"].head.title, page.context["page"].head.year) == ("防汛方案", None)


def test_what_makes_no_sense_is_said(client: Client, document: Document) -> None:
    for said in ({"title": "", "year": "2031"}, {"title": "题", "year": "31"}):
        response = correct(client, document, **said)
        assert response.context["page"].head.title == "防汛方案"
        assert told(response) != []
    unchanged = correct(client, document, title="防汛方案", year="")
    assert told(unchanged) == ["Title and year unchanged."]


def test_others_correct_nothing(
    browser: Browser, leader: Member, stranger: Member, document: Document
) -> None:
    for member in (leader, stranger):
        assert correct(browser(member), document, title="题", year="2031").status_code == 404
