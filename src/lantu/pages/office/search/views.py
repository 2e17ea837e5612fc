"""The page of the search, and the part of it that is shown while somebody types."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from lantu.ledger.queries.search import search
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.search.context import search_results

LONGEST = 100
AS_ONE_TYPES = 5
ON_THE_PAGE = 20


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
@member_page
def found(request: MemberRequest) -> HttpResponse:
    """What was found for `q`, a few of each kind while it is typed."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    typing = request.headers.get("HX-Target") == "search-panel"
    results = search(request.member, query, size=AS_ONE_TYPES if typing else ON_THE_PAGE)
    template = "office/search/results.html" if typing else "office/search/page.html"
    return render(request, template, {"search": search_results(query, results)})
