"""How the tests act on the review's page, and what they see of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.test import Client
from django.urls import reverse

from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.models import Finding
from lantu.ledger.models import Document
from lantu.ledger.rows import FigureValue, OwnerName

EDUCATION = OwnerName("区教育局", OwnerRole.LEAD)
STRANGE = OwnerName("区教委", OwnerRole.SUPPORT)
SCHOOLS = FigureValue("新建学校", ">=", Decimal(5), "所")


def page_of(document: Document, query: str = "") -> str:
    return reverse("review", args=[document.pk]) + query


def post(client: Client, address: str, *, htmx: bool = False, **said: Any) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(address, said, headers=headers)


def decide(
    client: Client, finding: Finding, verb: str, *, htmx: bool = False, query: str = ""
) -> Any:
    return post(client, reverse("review-decide", args=[finding.pk]) + query, verb=verb, htmx=htmx)


def states(document: Document) -> str:
    """The findings' states by their first letters."""
    return "".join(state[0] for state in document.findings.values_list("state", flat=True))


def cards_in(response: Any) -> list[str]:
    html = response.content.decode()
    return [part.split('"')[0] for part in html.split('<article id="f')[1:]]
