"""Starting plans, saying what they are, and passing them from one status to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.choices import PlanLevel, PlanStatus
from lantu.ledger.models import Plan, PlanVersion
from lantu.ledger.period import period_of
from lantu.ledger.plan_status import SET_DOWN, can_follow
from lantu.ledger.queries.plans import present_rows
from lantu.ledger.rules import can_keep_ledger

LEVELS = tuple(PlanLevel)
"""From the nation's down to a department's."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What somebody says of a plan; `parent` is the number of the plan above."""

    title: str
    level: PlanLevel = PlanLevel.DISTRICT
    first_year: int | None = None
    last_year: int | None = None
    parent: int | None = None


@in_turn
def start_plan(
    *,
    title: str,
    by: Member,
    at: datetime,
    year: int | None = None,
    status: PlanStatus = PlanStatus.ADOPTED,
) -> Plan:
    """Begin a plan; one of the same title is used again.

    Its period is what the title says, else `year`, which is that of its document.
    """
    can_keep_ledger(by).require()
    title = _title(title)
    first, last = period_of(title, year) or (None, None)
    said = {"first_year": first, "last_year": last, "status": status, "created_at": at}
    plan, new = Plan.objects.get_or_create(authority=by.authority, title=title, defaults=said)
    if new:
        facts = {"title": title, "period": [first, last] if first else None, "status": str(status)}
        _record("plan.started", plan, facts, by=by, at=at)
    return plan


@in_turn
def edit_plan(*, plan: Plan, facts: PlanFacts, by: Member, at: datetime) -> Plan:
    """Say anew what the plan is; what changed goes into the journal with its old value."""
    can_keep_ledger(by).require()
    plan = _locked(plan, by)
    title = _title(facts.title)
    if Plan.objects.filter(authority=by.authority, title=title).exclude(pk=plan.pk).exists():
        raise Refused(_("There is a plan of this title already."))
    first, last = facts.first_year, facts.last_year
    last = first if last is None else last
    first = last if first is None else first
    if first is not None and last is not None and last < first:
        raise Refused(_("The last year lies before the first."))
    _require_above(plan, facts)
    before = _facts(plan)
    plan.title, plan.level, plan.first_year, plan.last_year = title, facts.level, first, last
    plan.parent_id = facts.parent
    after = _facts(plan)
    changes = {key: [before[key], after[key]] for key in before if before[key] != after[key]}
    if changes:
        plan.save(update_fields=["title", "level", "first_year", "last_year", "parent"])
        _record("plan.edited", plan, changes, by=by, at=at)
    return plan


@in_turn
def change_status(
    *, plan: Plan, status: PlanStatus, note: str, by: Member, at: datetime
) -> PlanVersion | None:
    """Pass the plan on to a status; most of them set its rows down as a version."""
    can_keep_ledger(by).require()
    plan = _locked(plan, by)
    can_follow(plan.status, status).require()
    if status in (PlanStatus.REVISED, PlanStatus.CLOSED) and not note.strip():
        raise Refused(_("Please name the decision that this rests on."))
    before = plan.status
    plan.status = status
    plan.save(update_fields=["status"])
    facts = {"status": [str(before), str(status)], "note": note.strip()[:300]}
    _record("plan.passed", plan, facts, by=by, at=at)
    if status not in SET_DOWN:
        return None
    return _set_down(plan, note, by=by, at=at)


@in_turn
def set_down_version(*, plan: Plan, note: str, by: Member, at: datetime) -> PlanVersion:
    """Keep the plan's rows as they are now, to be compared with later ones."""
    can_keep_ledger(by).require()
    if not note.strip():
        raise Refused(_("Please say what this version is kept for."))
    return _set_down(_locked(plan, by), note, by=by, at=at)


def _set_down(plan: Plan, note: str, *, by: Member, at: datetime) -> PlanVersion:
    last = PlanVersion.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    rows = present_rows(plan)
    version = PlanVersion.objects.create(
        plan=plan,
        number=last + 1,
        status=plan.status,
        note=note.strip()[:300],
        rows=rows,
        count=len(rows),
        by=by,
        at=at,
    )
    facts = {"version": version.number, "rows": len(rows)}
    _record("plan.set_down", plan, facts, by=by, at=at)
    return version


def _title(title: str) -> str:
    title = title.strip()[:200]
    if not title:
        raise Refused(_("A plan needs a title."))
    return title


def _locked(plan: Plan, by: Member) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk, authority_id=by.authority_id)


def _facts(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "level": str(plan.level),
        "period": [plan.first_year, plan.last_year] if plan.first_year else None,
        "parent": plan.parent_id,
    }


def _require_above(plan: Plan, facts: PlanFacts) -> None:
    """The plan above is another one of this district, of no lower level, and not below this one."""
    if facts.parent is None:
        return
    above = Plan.objects.filter(pk=facts.parent, authority_id=plan.authority_id).first()
    if above is None or above.pk == plan.pk:
        raise Refused(_("Choose another plan as the one above."))
    if LEVELS.index(PlanLevel(above.level)) > LEVELS.index(facts.level):
        raise Refused(_("The plan above cannot be of a lower level than this one."))
    seen: Sequence[int] = [plan.pk]
    while above is not None:
        if above.pk in seen:
            raise Refused(_("That plan stands below this one already."))
        seen = [*seen, above.pk]
        above = above.parent


def _record(verb: str, plan: Plan, facts: dict[str, Any], *, by: Member, at: datetime) -> None:
    record_deed([Change(verb, "plan", plan.pk, facts)], by=by, at=at)
