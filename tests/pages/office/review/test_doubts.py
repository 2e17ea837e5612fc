"""How sure the reader was: what to look at first, and why."""

from __future__ import annotations

import pytest
from django.test import Client

from lantu.directory.models import Member
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.models import Document
from tests import cast
from tests.cast import AT, Browser
from tests.pages.office.review.deciding import decide, page_of

TEXT = """河西区2031年防汛工作方案
1.新建泵站2座，6月底前完成。（区水务局牵头，各街道配合）
2.加强巡查值守，各街道要储备沙袋。
3.疏通排水管网。（区城管委负责）
"""


@pytest.fixture
def document(planner: Member) -> Document:
    received = cast.received(planner, text=TEXT)
    read_received(document_id=received.pk, at=AT)
    return Document.objects.get(pk=received.pk)


@pytest.fixture
def client(browser: Browser, planner: Member) -> Client:
    return browser(planner)


def texts(client: Client, document: Document, query: str = "") -> list[str]:
    return [card.text for card in client.get(page_of(document, query)).context["page"].cards]


def test_least_sure_finding_comes_first_where_asked(client: Client, document: Document) -> None:
    first, second, third = texts(client, document)
    assert texts(client, document, "?order=doubt")[0] == second
    assert {first, third} == set(texts(client, document, "?order=doubt")[1:])


def test_card_says_what_is_doubtful_and_why(client: Client, document: Document) -> None:
    page = client.get(page_of(document))
    shown = page.context["page"]
    assert shown.doubtful == sum(bool(card.doubts) for card in shown.cards) > 0
    doubt = next(d for d in shown.cards[1].doubts if d.label == "Owners")
    assert doubt.why == "the subject of the sentence"
    html = page.content.decode()
    assert f"about {doubt.percent} % sure" in html
    assert html.count("The owner is the subject of the sentence, not a note") == 0


def test_every_part_says_what_it_was_taken_from(client: Client, document: Document) -> None:
    card = client.get(page_of(document)).context["page"].cards[0]
    assert [(part.label, part.why) for part in card.sureness] == [
        ("Recognised as a row", "an item with its own responsibility note"),
        ("Kind", "an item with its own responsibility note"),
        ("Owners", "taken from the row's own note"),
        ("Deadline", "taken from the row's own words"),
        ("Figures", "taken from the row's own words"),
    ]
    assert all(0 < part.percent < 100 for part in card.sureness)


def test_what_a_person_corrected_is_doubted_no_more(client: Client, document: Document) -> None:
    finding = document.findings.get(text__startswith="加强巡查")
    decide(client, finding, "merge")
    finding.refresh_from_db()
    assert finding.least_sure == 1
    page = client.get(page_of(document)).context["page"]
    assert page.doubtful == 0
    decide(client, finding, "confirm")
    assert client.get(page_of(document)).context["page"].doubtful == 0


def test_doubts_speak_chinese(browser: Browser, planner: Member, document: Document) -> None:
    html = browser(planner, language="zh-hans").get(page_of(document)).content.decode()
    assert "取自句子主语" in html
    assert "先看没把握的（" in html
    assert "读取依据" in html
