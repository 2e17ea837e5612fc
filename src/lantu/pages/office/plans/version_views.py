"""A plan's versions, and what differs between two of them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger import versions as moments
from lantu.ledger.actions.plan import set_down_version
from lantu.ledger.queries.plans import present_rows, version_for, versions_for
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.say import say_done
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.plans.context import plan_events
from lantu.pages.office.plans.forms import VersionForm
from lantu.pages.office.plans.versions import compare_page, version_lines
from lantu.pages.office.plans.views import whole_plan_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def versions(request: MemberRequest, plan_id: int) -> HttpResponse:
    """The versions of a plan; a keeper may keep the present one."""
    plan = whole_plan_or_404(request, plan_id)
    keeps = bool(can_keep_ledger(request.member))
    form = VersionForm(request.POST or None)
    if request.method == "POST":
        if not keeps:
            raise Http404
        if form.is_valid():
            try:
                note = form.cleaned_data["note"]
                set_down_version(plan=plan, note=note, by=request.member, at=timezone.now())
            except Refused as refused:
                form.add_error(None, str(refused.reason))
            else:
                say_done(request, _("The version is kept."))
                return redirect("plan-versions", plan_id)
    lines = version_lines(plan, list(versions_for(plan)))
    events = plan_events(request.member, plan)
    said = {"plan": plan, "versions": lines, "form": form if keeps else None, "events": events}
    status = 422 if request.method == "POST" else 200
    return render(request, "office/plans/versions.html", said, status=status)


@require_safe
@member_page
def compare(request: MemberRequest, plan_id: int) -> HttpResponse:
    """What was added, dropped, moved, re-dated or reworded between two moments."""
    plan = whole_plan_or_404(request, plan_id)
    before = version_for(plan, whole_number(request.GET.get("before")))
    if before is None:
        raise Http404
    named = request.GET.get("after", "")
    after = version_for(plan, whole_number(named)) if named else None
    if named and after is None:
        raise Http404
    rows = after.rows if after else present_rows(plan)
    shown = compare_page(plan, before, after, moments.compare(before.rows, rows))
    return render(request, "office/plans/compare.html", {"shown": shown})
