"""Plans: which a member sees, how ready each is, and the documents behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantu.directory.models import Member
from lantu.ledger.facts import facts_of
from lantu.ledger.models import HEAVY, Document, DocumentState, Indicator, Plan, PlanVersion, Task
from lantu.ledger.queries.tasks import Readiness, visible_tasks
from lantu.ledger.rules import sees_whole_ledger


@dataclass(frozen=True, slots=True)
class PlanReadiness:
    """A plan with how ready its rows are."""

    plan: Plan
    readiness: Readiness = field(default_factory=Readiness)


def plans_for(member: Member) -> QuerySet[Plan]:
    """The plans that have rows for this member; keepers of the whole ledger also see empty ones."""
    plans = Plan.objects.filter(authority_id=member.authority_id)
    if sees_whole_ledger(member):
        return plans
    return plans.filter(pk__in=visible_tasks(member).values("plan_id"))


def plan_readiness(member: Member) -> list[PlanReadiness]:
    """Each plan the member sees with how ready its rows are, in two queries."""
    counts = {
        row["plan_id"]: Readiness(
            row["total"], row["owned"], row["dated"], row["measured"], row["ready"]
        )
        for row in visible_tasks(member)
        .order_by()
        .values("plan_id")
        .annotate(
            # First: behind `owned=` the word would mean that count, not the column.
            ready=Count("pk", filter=Q(owned=True, dated=True, measured=True)),
            total=Count("pk"),
            owned=Count("pk", filter=Q(owned=True)),
            dated=Count("pk", filter=Q(dated=True)),
            measured=Count("pk", filter=Q(measured=True)),
        )
    }
    return [PlanReadiness(plan, counts.get(plan.pk, Readiness())) for plan in plans_for(member)]


def plan_for(member: Member, plan_id: int) -> Plan | None:
    """The plan, or None where it is not there for this member.

    How many indicators it has for the member comes along as `indicator_count`.
    """
    indicators = (
        Indicator.objects.filter(plan=OuterRef("pk"), task__in=visible_tasks(member).order_by())
        .order_by()
        .values("plan")
        .annotate(count=Count("pk"))
        .values("count")
    )
    plans = plans_for(member).filter(pk=plan_id)
    return plans.annotate(indicator_count=Coalesce(Subquery(indicators), 0)).first()


def versions_for(plan: Plan) -> QuerySet[PlanVersion]:
    """The plan's versions without their rows, the newest first."""
    return plan.versions.select_related("by").defer("rows")


def version_for(plan: Plan, number: int) -> PlanVersion | None:
    """The version of this number with its rows, or None."""
    return plan.versions.filter(number=number).first()


def documents_of_plan(plan: Plan) -> QuerySet[Document]:
    """The documents that were handed in for the plan and not removed."""
    return plan.documents.exclude(state=DocumentState.REMOVED).defer(*HEAVY)


def present_rows(plan: Plan) -> list[dict[str, Any]]:
    """The plan's rows as they are, as a version keeps them."""
    tasks = (
        Task.objects.filter(plan=plan, merged_into=None)
        .prefetch_related("owners", "figures")
        .order_by("number")
    )
    return [_row(task) for task in tasks]


def _row(task: Task) -> dict[str, Any]:
    facts = facts_of(task.contents)
    return {"id": task.pk, "number": task.number, "path": list(task.path), **facts}
