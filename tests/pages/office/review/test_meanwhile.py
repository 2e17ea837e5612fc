"""Two officers at once on one document: who comes second is told, and loses nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from lantu.directory.models import Member
from lantu.ledger.models import Document, DocumentState, Task
from tests.cast import Browser
from tests.pages.office.review.deciding import (
    decide,
    post,
    states,
)


@pytest.mark.parametrize("verb", ["confirm", "drop", "restore", "merge"])
@pytest.mark.parametrize("htmx", [False, True])
def test_what_somebody_else_decided_is_told_and_shown(
    browser: Browser, client: Client, supervisor: Member, document: Document, verb: str, htmx: bool
) -> None:
    first = document.findings.all()[0]
    decide(browser(supervisor), first, "confirm")
    response = decide(client, first, verb, htmx=htmx)
    html = response.content.decode() if htmx else client.get(response.url).content.decode()
    assert "Someone else has just decided on this finding." in html
    assert 'data-state="confirmed"' in html
    assert (states(document), Task.objects.count()) == ("coo", 1)


@pytest.mark.parametrize("name", ["review-correct", "review-split"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("htmx", [False, True])
def test_form_of_what_somebody_else_decided_shows_the_present_state(
    browser: Browser,
    client: Client,
    supervisor: Member,
    document: Document,
    name: str,
    method: str,
    htmx: bool,
) -> None:
    first = document.findings.all()[0]
    decide(browser(supervisor), first, "drop")
    headers = {"HX-Request": "true"} if htmx else {}
    response = getattr(client, method)(
        reverse(name, args=[first.pk]),
        {"text": "改", "kind": "task", "offset": "7"},
        headers=headers,
    )
    html = response.content.decode() if htmx else client.get(response.url).content.decode()
    assert "Someone else has just decided on this finding." in html
    assert 'data-state="dropped"' in html
    assert states(document) == "doo"


def test_confirm_all_takes_what_is_left(
    browser: Browser, client: Client, supervisor: Member, document: Document
) -> None:
    for finding in document.findings.all():
        decide(browser(supervisor), finding, "drop")
    response = post(
        client, reverse("review-confirm", args=[document.pk]), htmx=True, scope="document"
    )
    assert "There was nothing left to confirm here." in response.content.decode()
    assert Task.objects.count() == 0


def test_undo_of_what_somebody_else_went_on_with_says_who(
    browser: Browser, client: Client, supervisor: Member, document: Document
) -> None:
    first = document.findings.all()[0]
    decide(client, first, "merge")
    decide(browser(supervisor), first, "drop")
    response = post(client, reverse("review-undo", args=[document.pk]), htmx=True)
    assert f"{supervisor.name} has decided on the same finding since" in response.content.decode()


def test_document_taken_back_to_reading_is_refused_in_words(
    client: Client, document: Document
) -> None:
    Document.objects.update(state=DocumentState.READING)
    response = decide(client, document.findings.all()[0], "confirm", htmx=True)
    assert "This document has not been read yet." in response.content.decode()
