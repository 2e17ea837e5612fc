"""The start page, the plans, and what a plan's rows lack."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lantu.common.addresses import whole_number
from lantu.ledger.choices import Lack
from lantu.ledger.intake.queries import waiting_documents
from lantu.ledger.queries.plans import documents_of_plan, plan_for, plan_readiness
from lantu.ledger.queries.tasks import LedgerFilter, ledger_page, matching_tasks, readiness_of
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.home.context import (
    DOCUMENTS,
    PLANS,
    Home,
    PlanCard,
    PlanPage,
    document_link,
    lack_tabs,
    lacking_rows,
    next_steps,
    plan_card,
)

LACKS = ("unready", *Lack.values)


@member_page
def home(request: MemberRequest) -> HttpResponse:
    """What stands, and what to do next."""
    member = request.member
    ready, waiting = plan_readiness(member), waiting_documents(member)
    count = waiting.count()
    shown = Home(
        plans=[plan_card(item) for item in ready[:PLANS]],
        more_plans=len(ready[PLANS:]),
        waiting=[document_link(found) for found in waiting[:DOCUMENTS]],
        more_waiting=max(0, count - DOCUMENTS),
        steps=next_steps(member, ready, count),
        keeps_ledger=bool(can_keep_ledger(member)),
        whole=sees_whole_ledger(member),
        unit=member.unit.short_name,
    )
    return render(request, "office/home/home.html", {"home": shown})


@member_page
def plans(request: MemberRequest) -> HttpResponse:
    """Every plan with how ready it is."""
    facts = {
        "plans": [plan_card(item) for item in plan_readiness(request.member)],
        "keeps_ledger": bool(can_keep_ledger(request.member)),
    }
    return render(request, "office/home/plans.html", facts)


@member_page
def plan(request: MemberRequest, plan_id: int) -> HttpResponse:
    """A plan's rows that lack something, row by row."""
    found = plan_for(request.member, plan_id)
    if found is None:
        raise Http404
    lack, number = request.GET.get("lack", ""), request.GET.get("page", "")
    lack = lack if lack in LACKS else "unready"
    readiness = readiness_of(matching_tasks(request.member, LedgerFilter(plan=plan_id)))
    card = PlanCard(found.pk, found.title, readiness)
    rows = ledger_page(
        request.member,
        LedgerFilter(plan=plan_id, lack=lack),
        page=whole_number(number),
    )
    documents = documents_of_plan(found) if can_keep_ledger(request.member) else []
    shown = PlanPage(
        plan=card,
        page=lacking_rows(rows),
        tabs=lack_tabs(card, lack),
        documents=[document_link(document) for document in documents],
        today=timezone.localdate(),
    )
    return render(request, "office/home/plan.html", {"shown": shown})
