"""The start page, the plans, and what a plan's rows lack."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from lantu.ledger.choices import Lack
from lantu.ledger.intake.queries import waiting_documents
from lantu.ledger.queries.plans import plan_readiness
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.home.context import DOCUMENTS, PLANS, Home, next_steps
from lantu.pages.office.plans.context import document_link, plan_card

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
