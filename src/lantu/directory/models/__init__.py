"""Authorities, units and the names they go by, and members."""

from lantu.directory.models.member import Member, User
from lantu.directory.models.unit import STEP, Authority, Unit, UnitAlias

__all__ = ["STEP", "Authority", "Member", "Unit", "UnitAlias", "User"]
