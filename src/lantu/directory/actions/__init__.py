"""Changing the directory: authorities, units, names and members."""

from lantu.directory.actions.alias import add_alias, remove_alias
from lantu.directory.actions.authority import found_authority
from lantu.directory.actions.member import add_member
from lantu.directory.actions.standing import close_unit, move_unit, rename_unit, reopen_unit
from lantu.directory.actions.unit import add_unit, remove_unit

__all__ = [
    "add_alias",
    "add_member",
    "add_unit",
    "close_unit",
    "found_authority",
    "move_unit",
    "remove_alias",
    "remove_unit",
    "rename_unit",
    "reopen_unit",
]
