"""The names by which documents call a unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member, Unit, UnitAlias
from lantu.directory.names import core, plain
from lantu.directory.rules import can_name_units
from lantu.journal.actions import in_turn, record, record_deed, take_turn
from lantu.journal.chain import Change


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
    gone = UnitAlias.objects.filter(unit=unit, authority_id=by.authority_id, core=key)
    if gone.exists():
        gone.delete()
        record_deed([Change("unit.unnamed", "unit", unit.pk, {"alias": plain(name)})], by=by, at=at)
