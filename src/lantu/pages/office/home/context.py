"""What the pages of what stands show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lantu.common.verdicts import Words
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member
from lantu.ledger.queries.plans import PlanReadiness
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.office.plans.context import DocumentLink, PlanCard

PLANS = 4
"""Plans that the start page shows; the others are a link away."""
DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do next, and where."""

    words: Words
    href: str


@dataclass(frozen=True, slots=True)
class Home:
    """The start page of a member."""

    plans: Sequence[PlanCard]
    more_plans: int
    waiting: Sequence[DocumentLink]
    more_waiting: int
    steps: Sequence[NextStep]
    keeps_ledger: bool
    whole: bool
    unit: str


def next_steps(member: Member, plans: Sequence[PlanReadiness], waiting: int) -> list[NextStep]:
    """What this member should do next, the most pressing first."""
    ledger, total = reverse("ledger"), sum(p.readiness.total for p in plans)
    unready = sum(p.readiness.total - p.readiness.ready for p in plans)
    steps = []
    if can_keep_ledger(member):
        if waiting:
            words = ngettext_lazy(
                "Review %(count)d document", "Review %(count)d documents", "count"
            )
            steps.append(NextStep(words % {"count": waiting}, f"{reverse('intake')}?state=review"))
        if unready:
            words = ngettext_lazy(
                "Complete %(count)d row that lacks an owner, a deadline or a figure",
                "Complete %(count)d rows that lack an owner, a deadline or a figure",
                "count",
            )
            steps.append(NextStep(words % {"count": unready}, f"{ledger}?lack=unready"))
        return [*steps, NextStep(_("Hand in a document"), f"{reverse('intake')}#hand-in")]
    if total and member.role == MemberRole.LIAISON:
        words = ngettext_lazy(
            "See the %(count)d row of your unit", "See the %(count)d rows of your unit", "count"
        )
        steps.append(NextStep(words % {"count": total}, ledger))
    elif total:
        steps.append(NextStep(_("View the whole ledger"), ledger))
    if unready:
        words = ngettext_lazy(
            "See the %(count)d row that is not ready yet",
            "See the %(count)d rows that are not ready yet",
            "count",
        )
        steps.append(NextStep(words % {"count": unready}, f"{ledger}?lack=unready"))
    return steps
