"""Who may see and change what in the ledger."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import ALLOWED, Verdict
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member

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
