"""Starting and naming plans."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record
from lantu.journal.chain import Change
from lantu.ledger.models import Plan
from lantu.ledger.rules import can_keep_ledger


@in_turn
def start_plan(*, title: str, by: Member, at: datetime, year: int | None = None) -> Plan:
    """Begin a plan; one of the same title is used again."""
    can_keep_ledger(by).require()
    title = title.strip()[:200]
    if not title:
        raise Refused(_("A plan needs a title."))
    plan, new = Plan.objects.get_or_create(
        authority=by.authority, title=title, defaults={"year": year, "created_at": at}
    )
    if new:
        record(
            [Change("plan.started", "plan", plan.pk, {"title": title, "year": year})],
            authority_id=by.authority_id,
            member_id=by.pk,
            at=at,
        )
    return plan


@in_turn
def rename_plan(*, plan: Plan, title: str, by: Member, at: datetime) -> None:
    """Give a plan another title."""
    can_keep_ledger(by).require()
    title = title.strip()[:200]
    if not title:
        raise Refused(_("A plan needs a title."))
    plan = Plan.objects.select_for_update().get(pk=plan.pk, authority_id=by.authority_id)
    if title == plan.title:
        return
    if Plan.objects.filter(authority=by.authority, title=title).exclude(pk=plan.pk).exists():
        raise Refused(_("There is a plan of this title already."))
    facts = {"title": [plan.title, title]}
    plan.title = title
    plan.save(update_fields=["title"])
    record(
        [Change("plan.renamed", "plan", plan.pk, facts)],
        authority_id=by.authority_id,
        member_id=by.pk,
        at=at,
    )
