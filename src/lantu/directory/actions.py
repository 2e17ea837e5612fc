"""Changing the directory: authorities, units, names and members."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import STEP, Authority, Member, Unit, UnitAlias, User
from lantu.directory.names import core, plain
from lantu.directory.rules import can_name_units
from lantu.journal.actions import in_turn, record, take_turn
from lantu.journal.chain import Change


@transaction.atomic
def found_authority(*, name: str, short_name: str, code: str, at: datetime) -> Authority:
    """Begin an authority with its root unit, and its journal with that."""
    authority = Authority.objects.create(name=name, short_name=short_name, code=code)
    change = Change("authority.founded", "authority", authority.pk, {"name": name, "code": code})
    record([change], authority_id=authority.pk, member_id=None, at=at)
    add_unit(authority=authority, name=name, short_name=short_name, kind=UnitKind.DISTRICT, at=at)
    return authority


@transaction.atomic
def add_unit(
    *,
    authority: Authority,
    name: str,
    kind: str,
    at: datetime,
    short_name: str = "",
    parent: Unit | None = None,
    aliases: Iterable[str] = (),
    by: Member | None = None,
) -> Unit:
    """Add a unit and the names it goes by; `by` is None when a command sets up the directory."""
    take_turn(authority.pk)
    if by is not None:
        can_name_units(by).require()
    name = plain(name)
    if Unit.objects.filter(authority=authority, name=name).exists():
        raise Refused(_("There is a unit of this name already: %(name)s.") % {"name": name})
    unit = Unit(
        authority=authority,
        parent=parent,
        name=name,
        short_name=plain(short_name) or name,
        kind=kind,
    )
    unit.save()
    unit.path = (parent.path if parent else "") + f"{unit.pk:0{STEP}d}"
    unit.save(update_fields=["path"])
    facts = {"name": unit.name, "kind": unit.kind, "parent": parent.pk if parent else None}
    record(
        [Change("unit.added", "unit", unit.pk, facts)],
        authority_id=authority.pk,
        member_id=by.pk if by else None,
        at=at,
    )
    for alias in dict.fromkeys([unit.name, unit.short_name, *aliases]):
        add_alias(unit=unit, name=alias, at=at, by=by)
    return unit


@transaction.atomic
def add_alias(*, unit: Unit, name: str, at: datetime, by: Member | None = None) -> bool:
    """Let the unit also go by this name; whether it did not do so before."""
    take_turn(unit.authority_id)
    if by is not None:
        can_name_units(by).require()
    key = core(name, unit.authority.prefixes)
    taken = UnitAlias.objects.filter(authority=unit.authority, core=key).first()
    if taken is not None:
        if taken.unit_id != unit.pk:
            raise Refused(
                _("“%(name)s” is already a name of another unit: %(unit)s.")
                % {"name": name, "unit": taken.unit.short_name}
            )
        return False
    UnitAlias.objects.create(authority=unit.authority, unit=unit, name=plain(name), core=key)
    record(
        [Change("unit.named", "unit", unit.pk, {"alias": plain(name)})],
        authority_id=unit.authority_id,
        member_id=by.pk if by else None,
        at=at,
    )
    return True


@in_turn
def remove_alias(*, unit: Unit, name: str, by: Member, at: datetime) -> None:
    """Let the unit go by this name no longer; its own name and short name stay."""
    can_name_units(by).require()
    prefixes = unit.authority.prefixes
    key = core(name, prefixes)
    if key in (core(unit.name, prefixes), core(unit.short_name, prefixes)):
        raise Refused(_("“%(name)s” is the unit's own name.") % {"name": name})
    gone = UnitAlias.objects.filter(unit=unit, core=key)
    if gone.exists():
        gone.delete()
        record(
            [Change("unit.unnamed", "unit", unit.pk, {"alias": plain(name)})],
            authority_id=unit.authority_id,
            member_id=by.pk,
            at=at,
        )


@in_turn
def remove_unit(*, unit: Unit, by: Member, at: datetime) -> None:
    """Take a unit out again that nothing has been built on yet.

    What other floors keep of it, such as rows it owns, must have let go of it before.
    """
    can_name_units(by).require()
    own = {core(name, unit.authority.prefixes) for name in (unit.name, unit.short_name)}
    others = unit.aliases.exclude(core__in=own)
    if others.exists() or unit.children.exists() or unit.members.exists():
        raise Refused(
            _(
                "%(unit)s now has other names, subordinate units or members, "
                "so it cannot be removed."
            )
            % {"unit": unit.short_name}
        )
    record(
        [Change("unit.removed", "unit", unit.pk, {"name": unit.name})],
        authority_id=unit.authority_id,
        member_id=by.pk,
        at=at,
    )
    unit.delete()


@transaction.atomic
def add_member(
    *, user: User, unit: Unit, role: MemberRole, name: str, at: datetime, title: str = ""
) -> Member:
    """Give a user a role in a unit."""
    take_turn(unit.authority_id)
    member = Member.objects.create(
        authority=unit.authority, user=user, unit=unit, role=role, name=name, title=title
    )
    facts = {"role": role, "unit": unit.pk}
    record(
        [Change("member.added", "member", member.pk, facts)],
        authority_id=unit.authority_id,
        member_id=None,
        at=at,
    )
    return member
