"""The plans, what each is, and what its rows lack."""

from __future__ import annotations

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger.actions.plan import change_status, edit_plan
from lantu.ledger.choices import Lack, PlanStatus
from lantu.ledger.models import Plan
from lantu.ledger.queries.plans import documents_of_plan, plan_for, plan_readiness, plans_for
from lantu.ledger.queries.tasks import LedgerFilter, ledger_page, matching_tasks, readiness_of
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.pages.components.say import say_done
from lantu.pages.membership import MemberRequest, keeper_page, member_page
from lantu.pages.office.plans.context import (
    PlanCard,
    PlanPage,
    document_link,
    lack_tabs,
    lacking,
    lacking_rows,
    plan_card,
    plan_head,
)
from lantu.pages.office.plans.forms import PlanForm, StatusForm

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])
LACKS = ("unready", *Lack.values)


@member_page
def plans(request: MemberRequest) -> HttpResponse:
    """Every plan with how ready it is."""
    facts = {
        "plans": [plan_card(item) for item in plan_readiness(request.member)],
        "keeps_ledger": bool(can_keep_ledger(request.member)),
    }
    return render(request, "office/plans/plans.html", facts)


@member_page
def plan(request: MemberRequest, plan_id: int) -> HttpResponse:
    """A plan's rows that lack something, row by row."""
    found = plan_or_404(request, plan_id)
    lack, number = request.GET.get("lack", ""), request.GET.get("page", "")
    lack = lack if lack in LACKS else "unready"
    readiness = readiness_of(matching_tasks(request.member, LedgerFilter(plan=plan_id)))
    card = PlanCard(found.pk, found.title, readiness)
    rows = ledger_page(
        request.member,
        LedgerFilter(plan=plan_id, lack=lack),
        page=whole_number(number),
        total=lacking(readiness, lack),
    )
    documents = documents_of_plan(found) if can_keep_ledger(request.member) else []
    shown = PlanPage(
        plan=card,
        head=plan_head(request.member, found),
        page=lacking_rows(rows),
        tabs=lack_tabs(card, lack),
        documents=[document_link(document) for document in documents],
        today=timezone.localdate(),
    )
    return render(request, "office/plans/plan.html", {"shown": shown})


@READ_OR_SEND
@keeper_page
def edit(request: MemberRequest, plan_id: int) -> HttpResponse:
    """Say what the plan is."""
    found = plan_or_404(request, plan_id)
    others = plans_for(request.member).exclude(pk=found.pk)
    if request.method != "POST":
        form = PlanForm(others, initial=PlanForm.said_by(found))
        return _form_page(request, found, form, _("What this plan is"))
    form = PlanForm(others, request.POST)
    if form.is_valid():
        try:
            edit_plan(plan=found, facts=form.said, by=request.member, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            say_done(request, _("Saved."))
            return redirect("plan", plan_id)
    return _form_page(request, found, form, _("What this plan is"))


@READ_OR_SEND
@keeper_page
def status(request: MemberRequest, plan_id: int) -> HttpResponse:
    """Pass the plan on to its next status."""
    found = plan_or_404(request, plan_id)
    form = StatusForm(found.status, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = change_status(
                plan=found,
                status=PlanStatus(form.cleaned_data["status"]),
                note=form.cleaned_data["note"],
                by=request.member,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            words = _("Saved; the rows are kept as version %(number)d.")
            say_done(request, words % {"number": kept.number} if kept else _("Saved."))
            return redirect("plan", plan_id)
    return _form_page(request, found, form, _("Next status"))


def plan_or_404(request: MemberRequest, plan_id: int) -> Plan:
    found = plan_for(request.member, plan_id)
    if found is None:
        raise Http404
    return found


def whole_plan_or_404(request: MemberRequest, plan_id: int) -> Plan:
    """The plan for who sees all its rows: a version holds them all."""
    if not sees_whole_ledger(request.member):
        raise Http404
    return plan_or_404(request, plan_id)


def _form_page(request: MemberRequest, plan: Plan, form: Form, title: str) -> HttpResponse:
    said = {"plan": plan, "form": form, "title": title}
    return render(request, "office/plans/form.html", said, status=422 if form.is_bound else 200)
