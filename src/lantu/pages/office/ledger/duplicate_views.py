"""Rows that say much the same: making one of two, telling them apart, and taking that back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lantu.common.addresses import whole_number
from lantu.common.paging import Page, page_of_list
from lantu.common.verdicts import Refused
from lantu.ledger.actions.duplicate import merge_rows, part_rows, take_back_distinct, tell_apart
from lantu.ledger.queries.duplicates import MOST, distinct_for, duplicate_pairs, in_full, merged_row
from lantu.ledger.queries.plans import plan_for, plans_for
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.components.sent import sent_row
from lantu.pages.membership import MemberRequest, keeper_page

SIZE = 20


@require_safe
@keeper_page
def duplicates(request: MemberRequest) -> HttpResponse:
    """The pairs of rows that may be one, the likest first."""
    named = request.GET.get("plan", "")
    plan = plan_for(request.member, whole_number(named)) if named else None
    if named and plan is None:
        raise Http404
    pairs = duplicate_pairs(request.member, plan.pk if plan else None)
    found = page_of_list(pairs, whole_number(request.GET.get("page")), SIZE)
    page = Page(in_full(found.rows), found.number, found.size, found.total)
    said = {"page": page, "plan": plan, "plans": plans_for(request.member), "most": MOST}
    return render(request, "office/ledger/duplicates.html", said)


@require_POST
@keeper_page
def decide(request: MemberRequest) -> HttpResponse:
    """One row of two, or two different rows."""
    one, other = sent_row(request, "one"), sent_row(request, "other")
    verb, by, at = request.POST.get("verb"), request.member, timezone.now()
    try:
        if verb == "apart":
            made = tell_apart(one=one, other=other, by=by, at=at)
            undo = reverse("duplicates-distinct-undo", args=[made.pk])
            say_done(request, _("They stay two rows and are not offered again."), undo=undo)
        elif verb in ("one", "other"):
            kept, gone = (one, other) if verb == "one" else (other, one)
            merge_rows(kept=kept, other=gone, by=by, at=at)
            undo = reverse("duplicates-part", args=[gone.pk])
            say_done(request, _("The two are one row now; both sources are kept."), undo=undo)
        else:
            raise Http404
    except Refused as refused:
        say_refused(request, refused)
    return redirect(_address(request))


@require_POST
@keeper_page
def part(request: MemberRequest, task_id: int) -> HttpResponse:
    """Let a row stand for itself again."""
    other = merged_row(request.member, task_id)
    if other is None:
        raise Http404
    part_rows(other=other, by=request.member, at=timezone.now())
    say_done(request, _("They are two rows again."))
    return redirect("task", task_id)


@require_POST
@keeper_page
def undo_distinct(request: MemberRequest, distinct_id: int) -> HttpResponse:
    """Offer the two as one again."""
    found = distinct_for(request.member, distinct_id)
    if found is None:
        raise Http404
    take_back_distinct(distinct=found, by=request.member, at=timezone.now())
    say_done(request, _("They are offered again."))
    return redirect("duplicates")


def _address(request: MemberRequest) -> str:
    plan = request.POST.get("plan", "")
    return f"{reverse('duplicates')}?plan={plan}" if plan.isdecimal() else reverse("duplicates")
