"""How a plan's rows meet those of the plan above, and deciding on what is suggested."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger.actions.alignment import align_rows, undo_alignment
from lantu.ledger.queries.alignment import alignment_for
from lantu.ledger.queries.plans import plan_for
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.components.sent import sent_row
from lantu.pages.membership import MemberRequest, keeper_page, member_page
from lantu.pages.office.plans.alignment import VIEWS, alignment_page
from lantu.pages.office.plans.views import whole_plan_or_404


@require_safe
@member_page
def alignment(request: MemberRequest, plan_id: int) -> HttpResponse:
    """The rows by whether they carry out something above, and what above is left."""
    plan = whole_plan_or_404(request, plan_id)
    above = plan_for(request.member, plan.parent_id) if plan.parent_id else None
    if above is None:
        raise Http404
    view = request.GET.get("view", "")
    shown = alignment_page(
        request.member,
        plan,
        above,
        view=view if view in VIEWS else "open",
        number=whole_number(request.GET.get("page")),
    )
    return render(request, "office/plans/alignment.html", {"shown": shown})


@require_POST
@keeper_page
def align(request: MemberRequest, plan_id: int) -> HttpResponse:
    """Decide whether a row carries out the one above."""
    plan = whole_plan_or_404(request, plan_id)
    task, above = sent_row(request, "task"), sent_row(request, "above")
    if task.plan_id != plan.pk:
        raise Http404
    holds = request.POST.get("holds") == "yes"
    try:
        made = align_rows(task=task, above=above, holds=holds, by=request.member, at=timezone.now())
    except Refused as refused:
        say_refused(request, refused)
    else:
        undo = reverse("plan-align-undo", args=[plan.pk, made.pk])
        say_done(request, _("Linked.") if holds else _("Not suggested again."), undo=undo)
    return redirect(_address(request, plan_id))


@require_POST
@keeper_page
def undo(request: MemberRequest, plan_id: int, alignment_id: int) -> HttpResponse:
    """Leave it open again."""
    found = alignment_for(request.member, alignment_id)
    if found is None or found.task.plan_id != plan_id:
        raise Http404
    undo_alignment(alignment=found, by=request.member, at=timezone.now())
    say_done(request, _("Open again."))
    return redirect(_address(request, plan_id))


def _address(request: MemberRequest, plan_id: int) -> str:
    """The page that the decision was made on."""
    address = reverse("plan-alignment", args=[plan_id])
    view, page = request.POST.get("view", ""), whole_number(request.POST.get("page"))
    return f"{address}?view={view}&page={page}" if view in VIEWS else address
