"""A single row of the list as an answer to htmx: read, being edited, or just saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lantu.ledger.models import Task
from lantu.pages.membership import MemberRequest
from lantu.pages.office.ledger.asked import Asked
from lantu.pages.office.ledger.columns import hidden_columns
from lantu.pages.office.ledger.context import frame_of, statement_of
from lantu.pages.office.ledger.editing import Editing
from lantu.pages.office.ledger.rows import ledger_row, row_anchor


def in_list(request: MemberRequest, task: Task) -> bool:
    """Whether the request comes from the row of the list and is answered there."""
    return request.headers.get("HX-Target") == row_anchor(task.pk)


def row_shown(
    request: MemberRequest, task: Task, editing: Editing | None = None, *, status: int = 200
) -> HttpResponse:
    """The row, with the form below it where one is open."""
    facts = _facts(request, task, editing)
    return render(request, "office/ledger/row.html", facts, status=status)


def row_saved(request: MemberRequest, task: Task) -> HttpResponse:
    """The row as it is now, wherever the filter and the order would put it, and the statement."""
    statement = statement_of(request.member, Asked.of(request.GET), timezone.localdate())
    facts = {**_facts(request, task, None), "ledger": statement}
    return render(request, "office/ledger/row_saved.html", facts)


def _facts(request: MemberRequest, task: Task, editing: Editing | None) -> dict[str, Any]:
    asked, today = Asked.of(request.GET), timezone.localdate()
    return {
        "row": ledger_row(task, query=asked.query(), editing=editing),
        "frame": frame_of(request.member, asked, hidden_columns(request), today),
    }
