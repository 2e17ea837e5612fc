"""The plans, what each is, and what its rows lack."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lantu.common.addresses import whole_number
from lantu.ledger.choices import Lack
from lantu.ledger.queries.plans import documents_of_plan, plan_for, plan_readiness
from lantu.ledger.queries.tasks import LedgerFilter, ledger_page, matching_tasks, readiness_of
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.plans.context import (
    PlanCard,
    PlanPage,
    document_link,
    lack_tabs,
    lacking_rows,
    plan_card,
)

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
    return render(request, "office/plans/plan.html", {"shown": shown})
