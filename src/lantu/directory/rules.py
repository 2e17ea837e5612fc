"""Who may change the directory."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import ALLOWED, Verdict
from lantu.directory.choices import MemberRole
from lantu.directory.models import Member

NAMING_ROLES = (MemberRole.PLANNER, MemberRole.SUPERVISOR, MemberRole.ADMINISTRATOR)
KEEPING_ROLES = (MemberRole.ADMINISTRATOR, MemberRole.PLANNER)


def can_name_units(member: Member) -> Verdict:
    """Add units and the names they go by; officers who review documents meet new ones."""
    if member.role in NAMING_ROLES:
        return ALLOWED
    return Verdict(_("Only planners, supervisors and administrators may add units and names."))


def can_keep_directory(member: Member) -> Verdict:
    """Rename, move, close and reopen units, and keep their names, outside of any review."""
    if member.role in KEEPING_ROLES:
        return ALLOWED
    return Verdict(_("Only administrators and planners keep the directory of units."))
