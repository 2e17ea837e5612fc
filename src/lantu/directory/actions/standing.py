"""What becomes of a unit that stands: another name or kind, another place in the tree, its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.actions.alias import add_alias
from lantu.directory.actions.unit import require_free_name
from lantu.directory.models import STEP, Member, Unit
from lantu.directory.names import plain
from lantu.directory.queries.units import subtree_of
from lantu.directory.rules import can_keep_directory
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change

DEEPEST = 12
"""Levels of the tree; a path has no room for more."""


@in_turn
def rename_unit(
    *, unit: Unit, name: str, short_name: str, kind: str, by: Member, at: datetime
) -> bool:
    """Change what the unit is called and what it is; whether anything changed.

    It goes on answering to its former names: documents of that time call it so.
    """
    can_keep_directory(by).require()
    unit = locked(unit, by)
    name = plain(name)
    wanted = {"name": name, "short_name": plain(short_name) or name, "kind": kind}
    changed = {
        key: [getattr(unit, key), value]
        for key, value in wanted.items()
        if getattr(unit, key) != value
    }
    if not changed:
        return False
    _require_open(unit)
    if "name" in changed:
        require_free_name(unit.authority, name)
    for key, (_before, after) in changed.items():
        setattr(unit, key, after)
    unit.save(update_fields=list(changed))
    record_unit("unit.renamed", unit, changed, by=by, at=at)
    for called in dict.fromkeys([unit.name, unit.short_name]):
        add_alias(unit=unit, name=called, at=at, by=by)
    return True


@in_turn
def move_unit(*, unit: Unit, parent: Unit, by: Member, at: datetime) -> bool:
    """Put the unit, with all that is below it, below another one; whether it was elsewhere."""
    can_keep_directory(by).require()
    unit, parent = locked(unit, by), locked(parent, by)
    if unit.parent_id == parent.pk:
        return False
    _require_open(unit)
    _require_open(parent)
    if unit.parent_id is None:
        raise Refused(_("The unit that stands for the authority itself cannot be moved."))
    if parent.path.startswith(unit.path):
        raise Refused(
            _("%(parent)s is below %(unit)s itself, so %(unit)s cannot be put below it.")
            % {"parent": parent, "unit": unit}
        )
    below = subtree_of(unit)
    longest = max(len(path) for path in below.values_list("path", flat=True))
    if len(parent.path) + STEP + longest - len(unit.path) > DEEPEST * STEP:
        raise Refused(_("The tree of units has at most %(count)d levels.") % {"count": DEEPEST})
    before, begin = unit.parent_id, len(unit.path) - STEP
    tail: Func = Substr(F("path"), begin + 1)
    below.update(path=Concat(Value(parent.path), tail))
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    record_unit("unit.moved", unit, {"parent": [before, parent.pk]}, by=by, at=at)
    return True


@in_turn
def close_unit(*, unit: Unit, day: date, by: Member, at: datetime) -> None:
    """End a unit from a day on; its rows, names and history stay with it."""
    can_keep_directory(by).require()
    unit = locked(unit, by)
    _require_open(unit)
    require_closable(unit, day, at=at)
    unit.closed_on = day
    unit.save(update_fields=["closed_on"])
    record_unit("unit.closed", unit, {"day": day.isoformat()}, by=by, at=at)


@in_turn
def reopen_unit(*, unit: Unit, by: Member, at: datetime) -> None:
    """Take back that a unit was closed."""
    can_keep_directory(by).require()
    unit = locked(unit, by)
    if unit.is_open:
        raise Refused(_("%(unit)s is not closed.") % {"unit": unit})
    if unit.parent is not None:
        _require_open(unit.parent)
    require_free_name(unit.authority, unit.name)
    unit.closed_on = None
    unit.save(update_fields=["closed_on"])
    record_unit("unit.reopened", unit, {}, by=by, at=at)


def locked(unit: Unit, by: Member) -> Unit:
    """The unit as it is now, of the member's own authority and kept from other writers."""
    found = Unit.objects.select_for_update(of=("self",)).select_related("authority")
    return found.get(pk=unit.pk, authority_id=by.authority_id)


def require_closable(unit: Unit, day: date, *, at: datetime) -> None:
    """Refuse to close what others still stand on, and to close it on a day that is to come."""
    if day > timezone.localdate(at):
        raise Refused(_("The day lies in the future; enter the change once it has taken effect."))
    if unit.parent_id is None:
        raise Refused(_("The unit that stands for the authority itself cannot be closed."))
    if unit.children.filter(closed_on=None).exists():
        raise Refused(_("%(unit)s has units below it; move or close them first.") % {"unit": unit})
    if unit.members.filter(active=True).exists():
        raise Refused(
            _("%(unit)s has active members; move or deactivate them first.") % {"unit": unit}
        )


def record_unit(
    verb: str, unit: Unit, facts: Mapping[str, object], *, by: Member, at: datetime
) -> None:
    """One entry of the journal about a unit."""
    record_deed([Change(verb, "unit", unit.pk, dict(facts))], by=by, at=at)


def _require_open(unit: Unit) -> None:
    if not unit.is_open:
        raise Refused(_("%(unit)s is closed.") % {"unit": unit})
