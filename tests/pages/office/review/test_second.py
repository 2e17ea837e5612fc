"""By whom a finding was read: the card says so, and the page says where the second reader failed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lantu.directory.models import Member
from lantu.journal.models import Entry
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.models import Document
from lantu.pages.language import COOKIE
from lantu.reading.second import SecondReader
from tests import cast
from tests.cast import AT, Browser
from tests.pages.office.review.deciding import page_of
from tests.reading.second.stub import Reply, row, rows, stub

TEXT = """河西区2031年防汛工作方案
一、安排
1.新建泵站2座，6月底前完成。（区水务局牵头，各街道配合）
2.整治背街小巷。
社区食堂的事情，还是要一件一件办好，老人满意才算数，区民政局十月前交账。
今天天气晴。
"""
CANTEEN = "社区食堂的事情，还是要一件一件办好，老人满意才算数，区民政局十月前交账。"
SAID = rows(
    row("今天天气晴。"),
    row(CANTEEN, owners=[{"name": "区民政局", "role": "lead"}]),
    row("新建泵站20座。"),
)
FAILED = "第二阅读没有答复（连接不上、超时或出错），相应内容只有第一阅读的结果。"
REFUSED = "第二阅读给出的部分条目或内容在原文中找不到，没有采用。"


@pytest.fixture
def client(browser: Browser, planner: Member) -> Client:
    return browser(planner)


def read(planner: Member, settings: Any, reply: Reply | None) -> Document:
    received = cast.received(planner, text=TEXT)
    with stub(lambda _: reply or Reply(status=404)) as listening:
        settings.SECOND_READER = SecondReader(listening.url, "m") if reply else None
        read_received(document_id=received.pk, at=AT)
        assert len(listening.asked) == (1 if reply else 0)
    return Document.objects.get(pk=received.pk)


def shown(client: Client, document: Document) -> tuple[dict[str, str], str]:
    """Each card's words for who read it, by how its text begins; and the page."""
    client.cookies[COOKIE] = "zh-hans"
    page = client.get(page_of(document))
    with translation.override("zh-hans"):
        cards = {card.text[:4]: str(card.second) for card in page.context["page"].cards}
    return cards, page.content.decode()


def test_card_says_by_whom_it_was_read(client: Client, planner: Member, settings: Any) -> None:
    cards, html = shown(client, read(planner, settings, Reply(SAID)))

    assert cards == {"新建泵站": "", "社区食堂": "含第二阅读", "今天天气": "第二阅读"}
    assert '<span class="badge badge-outline">第二阅读</span>' in html
    assert "由第二阅读提出" in html
    assert html.count(REFUSED) == 1


def test_without_a_second_reader_nothing_speaks_of_one(
    client: Client, planner: Member, settings: Any
) -> None:
    document = read(planner, settings, None)
    cards, html = shown(client, document)

    assert set(cards.values()) == {""}
    assert "第二阅读" not in html
    assert document.notices == []


def test_failure_leaves_the_first_reading_and_is_said_on_the_page(
    client: Client, planner: Member, settings: Any
) -> None:
    alone = shown(client, read(planner, settings, None))[0]
    document = read(planner, settings, Reply(status=404))
    cards, html = shown(client, document)

    assert (cards, document.state, document.notices) == (alone, "read", ["R051"])
    assert html.count(FAILED) == 1


def test_journal_says_which_model_was_asked_and_how_many_rows_it_proposed(
    planner: Member, settings: Any
) -> None:
    document = read(planner, settings, Reply(SAID))
    entry = Entry.objects.get(subject="document", subject_id=document.pk, verb="document.read")

    assert entry.facts == {"findings": 3, "second": {"model": "m", "added": 1}}


def test_who_read_it_stays_known_when_a_finding_is_corrected(
    client: Client, planner: Member, settings: Any
) -> None:
    document = read(planner, settings, Reply(SAID))
    finding = document.findings.get(text="今天天气晴。")
    finding.correct(finding.contents)
    finding.save()

    assert shown(client, document)[0]["今天天气"] == "第二阅读"
