"""How the review answers: a whole page, one card, or the pieces of the page that changed."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantu.ledger.models import Document
from lantu.pages.membership import MemberRequest
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.context import Opened, review_page

EVENT = "HX-Trigger-After-Settle"


def looked_at(request: MemberRequest, document: Document, ask: Ask) -> HttpResponse:
    """The page."""
    page = review_page(request.member, document, ask)
    return render(request, "office/review/page.html", {"page": page})


def opened(request: MemberRequest, document: Document, ask: Ask, card: Opened) -> HttpResponse:
    """A card opened for correcting or splitting, or closed again: alone, or on its page."""
    page = review_page(request.member, document, ask, card)
    shown = page.card(card.pk)
    if not _by_htmx(request):
        return render(request, "office/review/page.html", {"page": page})
    if shown is None:  # it was merged, or stands elsewhere by now
        return _elsewhere(document, ask)
    facts = {"page": page, "card": shown}
    response = render(request, "office/review/one_card.html", facts)
    response[EVENT] = _event(card.pk, "form" if card.correction or card.splitting else "stay")
    return response


def changed(
    request: MemberRequest,
    document: Document,
    ask: Ask,
    pk: int = 0,
    *,
    only: int | None = None,
    go: str = "stay",
    moved: bool = False,
) -> HttpResponse:
    """After a decision: `only` one card changed, else all; `go` says where the focus goes on."""
    anchor = f"#f{pk}" if pk else "#review-bodies" if go == "bodies" else ""
    address = f"{reverse('review', args=[document.pk])}?{ask.query}"
    if not _by_htmx(request):
        return redirect(address + anchor)
    if moved:
        response = HttpResponse()
        response["HX-Redirect"] = address + anchor
        return response
    document.refresh_from_db(fields=["plan"])
    page = review_page(request.member, document, ask, Opened(only) if only else None)
    cards = page.cards if only is None else [card for card in page.cards if card.pk == only]
    facts = {"page": page, "cards": cards, "all": only is None}
    response = render(request, "office/review/changed.html", facts)
    response[EVENT] = _event(pk, go)
    return response


def _elsewhere(document: Document, ask: Ask) -> HttpResponse:
    response = HttpResponse()
    response["HX-Redirect"] = f"{reverse('review', args=[document.pk])}?{ask.query}"
    return response


def _event(pk: int, go: str) -> str:
    return json.dumps({"review:changed": {"finding": pk, "go": go}})


def _by_htmx(request: MemberRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]
