"""A file's page as it looks on paper, with what was found marked on it."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from lantu.directory.models import Member
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.models import Document
from tests.cast import AT, Browser
from tests.reading.made_files import Put, pdf_file

pytestmark = pytest.mark.django_db

LINES = (
    "（一）新建学校5所，2026年底前完成。（区教育局牵头）",
    "（二）新建公园2个，2026年底前完成。（区城管委牵头）",
)
PAGES = [
    [Put(60, 80, "2026年重点任务分工方案"), Put(60, 110, LINES[0])],
    [Put(60, 80, "第二部分"), Put(60, 300, LINES[1])],
]


@pytest.fixture
def document(planner: Member) -> Document:
    received = receive_document(name="plan.pdf", data=pdf_file(PAGES), by=planner, at=AT)
    read_received(document_id=received.pk, at=AT)
    received.refresh_from_db()
    assert received.findings.count() == 2
    return received


@pytest.fixture
def client(browser: Browser, planner: Member) -> Client:
    return browser(planner)


def rectangles(page: str) -> list[tuple[float, ...]]:
    found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    return [tuple(float(value) for value in one) for one in found]


def test_card_leads_to_the_page_on_which_the_finding_is_marked(
    client: Client, document: Document
) -> None:
    second = document.findings.last()
    assert second is not None
    review = client.get(reverse("review", args=[document.pk])).content.decode()
    address = f"/intake/{document.pk}/pages/2/?finding={second.pk}#spot"
    assert f'<a href="{address}">' in review
    page = client.get(address).content.decode()
    assert re.findall(r'class="spot ([^"]*)" id="spot"', page) == ["spot-task is-open is-chosen"]
    # Characters are 12 points wide: the words begin behind （二） and end before the note.
    [(x, y, width, height)] = rectangles(page)
    assert abs(x - (60 + 3 * 12)) < 12
    assert y < 300 < y + height
    assert abs(width - 12 * len("新建公园2个，2026年底前完成。")) < 24
    assert 'viewBox="0 0 595.0 842.0"' in page or 'viewBox="0 0 595.' in page


def test_page_names_what_was_found_on_it_and_leads_on(client: Client, document: Document) -> None:
    first = client.get(reverse("document-page", args=[document.pk, 1])).content.decode()
    assert "新建学校5所" in first
    assert "新建公园2个" not in first
    assert f'rel="next" href="/intake/{document.pk}/pages/2/"' in first
    assert 'rel="prev"' not in first


def test_picture_is_drawn_once_and_kept(client: Client, document: Document) -> None:
    address = reverse("page-picture", args=[document.pk, 1])
    drawn = client.get(address)
    assert drawn["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(drawn.content)) as image:
        assert image.size == (1190, 1684)
    document.file.storage.delete(document.file.name)
    assert client.get(address).content == drawn.content


def test_page_that_cannot_be_drawn_says_so(client: Client, document: Document) -> None:
    document.file.storage.delete(document.file.name)
    document.file.save("other.pdf", io.BytesIO(b"%PDF-1.7 broken"))
    Document.objects.filter(pk=document.pk).update(sha256="0" * 64)
    page = client.get(reverse("document-page", args=[document.pk, 1])).content.decode()
    assert "This page cannot be drawn." in page
    assert "新建学校5所" in page
    assert client.get(reverse("page-picture", args=[document.pk, 1])).status_code == 404


def test_page_that_is_not_there_is_not_found(client: Client, document: Document) -> None:
    for page in (0, 3):
        assert client.get(f"/intake/{document.pk}/pages/{page}/").status_code == 404
        assert client.get(f"/intake/{document.pk}/pages/{page}/picture/").status_code == 404


@pytest.mark.parametrize("name", ["document-page", "page-picture"])
def test_stranger_and_reader_are_told_that_there_is_no_page(
    name: str, browser: Browser, document: Document, stranger: Member, leader: Member
) -> None:
    address = reverse(name, args=[document.pk, 1])
    assert browser(stranger).get(address).status_code == 404
    assert browser(leader).get(address).status_code == 404


def test_file_without_pages_has_places_in_words(client: Client, planner: Member) -> None:
    rows = "<table><tr><th>重点任务</th><th>牵头单位</th></tr><tr><td>新建学校5所</td><td>区教育局</td></tr></table>"
    html = f"<!doctype html><html><body><h1>2026年任务</h1>{rows}</body></html>".encode()
    document = receive_document(name="plan.html", data=html, by=planner, at=AT)
    read_received(document_id=document.pk, at=AT)
    review = client.get(reverse("review", args=[document.pk])).content.decode()
    assert re.findall(r"finding-place[^>]*>([^<]+)<", review) == ["table 1 · cell A2"]
    assert client.get(f"/intake/{document.pk}/pages/1/").status_code == 404
