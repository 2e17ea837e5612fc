"""A page of a document's file, and its picture."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lantu.common.addresses import whole_number
from lantu.ledger.intake.pages import last_page, picture_on
from lantu.ledger.intake.queries import document_for
from lantu.ledger.models import Document
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.source.context import source_page


@require_safe
@member_page
def page(request: MemberRequest, document_id: int, page: int) -> HttpResponse:
    """The page with what was found on it; `?finding=` is the one that was asked for."""
    document = _document(request, document_id, page)
    chosen = whole_number(request.GET.get("finding"))
    shown = source_page(document, page, chosen)
    return render(request, "office/source/page.html", {"page": shown})


@require_safe
@cache_control(private=True, max_age=86400, immutable=True)
@member_page
def picture(request: MemberRequest, document_id: int, page: int) -> HttpResponse:
    """The page's picture alone; a file never changes, so a browser may keep it for the day."""
    drawn = picture_on(_document(request, document_id, page), page)
    if drawn is None:
        raise Http404
    return HttpResponse(drawn.png, content_type="image/png")


def _document(request: MemberRequest, document_id: int, page: int) -> Document:
    document = document_for(request.member, document_id)
    if document is None or not 0 < page <= last_page(document):
        raise Http404
    return document
