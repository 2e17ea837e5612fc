"""Setting up a district from a file: its units, the names they go by, and its members.

The file is TOML: `[authority]` with name, short and code, `[[unit]]` with name, short, kind,
parent and aliases, `[[member]]` with username, name, role, unit and title.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from lantu.directory.actions import add_member, add_unit, found_authority
from lantu.directory.choices import MemberRole
from lantu.directory.models import Authority, Member, Unit, User


@transaction.atomic
def load_district(file: Path, *, password: str | None, at: datetime) -> Authority:
    """Found the authority with all its units and members; without a password nobody can sign in."""
    district = tomllib.loads(file.read_text(encoding="utf-8"))
    authority = found_authority(
        name=district["authority"]["name"],
        short_name=district["authority"]["short"],
        code=district["authority"]["code"],
        at=at,
    )
    units = {unit.name: unit for unit in Unit.objects.filter(authority=authority)}
    root = units[authority.name]
    for entry in district.get("unit", []):
        units[entry["name"]] = add_unit(
            authority=authority,
            name=entry["name"],
            short_name=entry.get("short", ""),
            kind=entry["kind"],
            parent=units[entry["parent"]] if entry.get("parent") else root,
            aliases=entry.get("aliases", []),
            at=at,
        )
    for entry in district.get("member", []):
        _add_member(entry, units[entry["unit"]], password=password, at=at)
    return authority


def district_code(file: Path) -> str:
    """The division code of the authority in the file."""
    return str(tomllib.loads(file.read_text(encoding="utf-8"))["authority"]["code"])


def _add_member(entry: dict[str, Any], unit: Unit, *, password: str | None, at: datetime) -> Member:
    user, _ = User.objects.get_or_create(username=entry["username"])
    user.set_password(password)
    user.save()
    return add_member(
        user=user,
        unit=unit,
        role=MemberRole(entry["role"]),
        name=entry["name"],
        title=entry.get("title", ""),
        at=at,
    )
