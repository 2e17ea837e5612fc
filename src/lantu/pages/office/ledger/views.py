"""The list of the ledger: its rows, the choice of columns, and the spreadsheet."""

from __future__ import annotations

import tempfile

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from lantu.briefings.ledger_sheet import write_ledger
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.ledger.asked import Asked
from lantu.pages.office.ledger.columns import COLUMNS, hidden_columns, hide_columns
from lantu.pages.office.ledger.context import ledger_list

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FRAGMENTS = {"ledger": "office/ledger/body.html", "ledger-results": "office/ledger/results.html"}


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
@member_page
def ledger(request: MemberRequest) -> HttpResponse:
    """The rows that answer the address; for htmx the part of the page that changes."""
    shown = ledger_list(
        request.member,
        Asked.of(request.GET),
        hidden=hidden_columns(request),
        today=timezone.localdate(),
    )
    fragment = FRAGMENTS.get(request.headers.get("HX-Target", ""))
    return render(request, fragment or "office/ledger/ledger.html", {"ledger": shown})


@require_POST
@member_page
def choose_columns(request: MemberRequest) -> HttpResponse:
    """Remember for this session which columns are to be seen, and go on with the list."""
    hide_columns(request, request.POST.getlist("column"))
    query = Asked.of(QueryDict(request.POST.get("query", ""))).query()
    return redirect(f"{reverse('ledger')}?{query}" if query else "ledger")


@require_safe
@member_page
def export(request: MemberRequest) -> FileResponse:
    """All rows that answer the address as a spreadsheet, in the columns that are shown."""
    asked, today = Asked.of(request.GET), timezone.localdate()
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_ledger(
        file,
        member=request.member,
        wanted=asked.wanted(today),
        order=asked.order,
        today=today,
        columns=COLUMNS.keys() - set(hidden_columns(request)),
    )
    file.seek(0)
    place = request.member.authority.short_name
    name = _("%(place)s ledger %(day)s") % {"place": place, "day": today.isoformat()}
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
