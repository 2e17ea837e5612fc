"""The addresses behind the shared pieces: pages, orders and filters of a list."""

from __future__ import annotations

from django.http import QueryDict
from django.template import Context
from django.urls import reverse

from lantu.ledger.choices import Lack


def query_without_page(context: Context) -> QueryDict:
    """The present address's query without the page, for the links of a list."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("page", None)
    return query


def page_href(context: Context, number: int | None) -> str:
    """The same list on another page; empty where there is none."""
    if number is None:
        return ""
    query = query_without_page(context)
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def lack_href(lack: Lack, *, plan: int | None, document: int | None) -> str:
    """The rows of the ledger that lack something."""
    query = QueryDict(mutable=True)
    if plan is not None:
        query["plan"] = str(plan)
    if document is not None:
        query["document"] = str(document)
    query["lack"] = lack.value
    return f"{reverse('ledger')}?{query.urlencode()}"
