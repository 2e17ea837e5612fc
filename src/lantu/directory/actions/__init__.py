"""Changing the directory: authorities, units, names and members."""

from lantu.directory.actions.alias import add_alias, remove_alias
from lantu.directory.actions.authority import found_authority
from lantu.directory.actions.member import add_member
from lantu.directory.actions.unit import add_unit, remove_unit

__all__ = [
    "add_alias",
    "add_member",
    "add_unit",
    "found_authority",
    "remove_alias",
    "remove_unit",
]
