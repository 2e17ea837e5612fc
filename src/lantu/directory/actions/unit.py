"""Adding a unit, and taking out one that nothing has been built on yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.actions.alias import add_alias
from lantu.directory.models import STEP, Authority, Member, Unit
from lantu.directory.names import core, plain
from lantu.directory.rules import can_name_units
from lantu.journal.actions import in_turn, record, record_deed, take_turn
from lantu.journal.chain import Change


def require_free_name(authority: Authority, name: str) -> None:
    """Refuse a name that an open unit bears."""
    if Unit.objects.filter(authority=authority, name=name, closed_on=None).exists():
        raise Refused(_("There is a unit of this name already: %(name)s.") % {"name": name})


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
    require_free_name(authority, name)
    if parent is not None and not parent.is_open:
        raise Refused(_("%(unit)s is closed; choose a unit above that is open.") % {"unit": parent})
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
    record_deed([Change("unit.removed", "unit", unit.pk, {"name": unit.name})], by=by, at=at)
    unit.delete()
