"""Whether a unit goes by the name in a line of a form, said as soon as it is typed."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.owner_lines import hints_for
from lantu.pages.membership import MemberRequest, member_page

LINE = re.compile(r"owners?-[0-9]{1,3}")


@require_safe
@member_page
def hint(request: MemberRequest) -> HttpResponse:
    """The hint for a line as a fragment; empty where there is nothing to say of its name."""
    line = request.GET.get("line", "")
    if not can_keep_ledger(request.member) or not LINE.fullmatch(line):
        raise Http404
    name = request.GET.get(f"{line}-name", "").replace("\0", "").strip()[:120]
    hints = hints_for(request.member.authority, [(line, name)])
    shown = hints[0] if hints else None
    return render(request, "components/name_hint.html", {"hint": shown})
