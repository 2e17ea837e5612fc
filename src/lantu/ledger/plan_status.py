"""Which status of a plan may follow which, and when its rows are set down as a version.  Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import ALLOWED, Verdict
from lantu.ledger.choices import PlanStatus

FOLLOWING: Mapping[PlanStatus, Sequence[PlanStatus]] = {
    PlanStatus.DRAFT: (PlanStatus.CONSULTED, PlanStatus.ADOPTED),
    PlanStatus.CONSULTED: (PlanStatus.DRAFT, PlanStatus.ADOPTED),
    PlanStatus.ADOPTED: (PlanStatus.REVISED, PlanStatus.CLOSED),
    PlanStatus.REVISED: (PlanStatus.REVISED, PlanStatus.CLOSED),
    PlanStatus.CLOSED: (PlanStatus.REVISED,),
}
"""A plan may be revised more than once; a closed one is taken up again by a revision."""

SET_DOWN = frozenset(
    {PlanStatus.CONSULTED, PlanStatus.ADOPTED, PlanStatus.REVISED, PlanStatus.CLOSED}
)
"""Statuses that keep the rows as they are at that moment, to be compared with later ones."""


def can_follow(now: str, then: str) -> Verdict:
    """Whether a plan may pass from one status to the other."""
    if then in FOLLOWING[PlanStatus(now)]:
        return ALLOWED
    words = _("A plan that is “%(now)s” cannot become “%(then)s”.")
    said = {"now": PlanStatus(now).label, "then": PlanStatus(then).label}
    return Verdict(words % said)
