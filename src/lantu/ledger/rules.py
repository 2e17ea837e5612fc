"""Who may see and change what in the ledger."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import ALLOWED, Verdict
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Task

KEEPERS = (MemberRole.PLANNER, MemberRole.SUPERVISOR)
"""Those who keep the ledger."""


def can_keep_ledger(member: Member) -> Verdict:
    """Hand in documents, review findings and edit rows."""
    if member.role in KEEPERS:
        return ALLOWED
    return Verdict(_("Only planners and supervisors keep the ledger."))


def sees_whole_ledger(member: Member) -> bool:
    """A liaison officer sees the rows of their own unit and those below it, all others all rows."""
    return member.role != MemberRole.LIAISON


def can_measure(member: Member, task: Task) -> Verdict:
    """Record, correct and withdraw what was measured of a row's indicator.

    Reads the row's `owners` with their units, prefetched or not.
    """
    if member.role in KEEPERS:
        return ALLOWED
    owning = any(
        owner.unit is not None and owner.unit.path.startswith(member.unit.path)
        for owner in task.owners.all()
        if owner.role != OwnerRole.SUPPORT
    )
    if member.role == MemberRole.LIAISON and owning:
        return ALLOWED
    return Verdict(_("Only the units that answer for a row record what was measured."))
