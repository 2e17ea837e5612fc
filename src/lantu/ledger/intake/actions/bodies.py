"""Telling the directory who a body named in a document is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.actions import add_alias, add_unit
from lantu.directory.collective import names_several
from lantu.directory.models import Authority, Member, Unit
from lantu.directory.names import core
from lantu.ledger.actions.task import adopt_owner_names
from lantu.ledger.models import TaskOwner


@transaction.atomic
def adopt_alias(*, name: str, unit: Unit, by: Member, at: datetime) -> None:
    """The body is a unit that is known under other names; rows in the ledger learn it too."""
    _require_one_body(name)
    add_alias(unit=unit, name=name, by=by, at=at)
    adopt_owner_names(authority=by.authority, names=_spellings(by.authority, name), unit=unit)


@transaction.atomic
def adopt_unit(
    *, name: str, kind: str, by: Member, at: datetime, parent: Unit | None = None
) -> Unit:
    """The body is a unit that the directory does not have yet."""
    _require_one_body(name)
    unit = add_unit(authority=by.authority, name=name, kind=kind, parent=parent, by=by, at=at)
    adopt_owner_names(authority=by.authority, names=_spellings(by.authority, name), unit=unit)
    return unit


def _require_one_body(name: str) -> None:
    if names_several(name):
        raise Refused(
            _("“%(name)s” stands for several bodies at once, so no unit can go by it.")
            % {"name": name}
        )


def _spellings(authority: Authority, name: str) -> list[str]:
    """How rows without a unit write the name: 区教体局 and 河西区教体局 are one."""
    key = core(name, authority.prefixes)
    written = TaskOwner.objects.filter(task__authority=authority, unit=None).values_list("name")
    return [each for (each,) in written.distinct() if core(each, authority.prefixes) == key]
