"""Telling the directory who a body named in a document is, and taking that back.

Each is a step of the review of the document that names the body, so that the reviewer's undo
reaches it; its findings stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.actions import add_alias, add_unit, remove_alias, remove_unit
from lantu.directory.collective import names_several
from lantu.directory.models import Authority, Member, Unit
from lantu.directory.names import core
from lantu.journal.actions import in_turn
from lantu.ledger.actions.task import adopt_owner_names, release_owner_names
from lantu.ledger.intake.actions.steps import keep_step, lock_document
from lantu.ledger.models import Document, TaskOwner

ALIAS, UNIT = "alias", "unit"
"""The verbs of the steps that are kept here."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The unit behind a name, how many rows of the ledger lead to it now, and what is new."""

    unit: Unit
    rows: int
    new: bool
    """Whether the directory has learned anything by it, so that there is something to undo."""


@in_turn
def adopt_alias(*, document: Document, name: str, unit: Unit, by: Member, at: datetime) -> Adopted:
    """The body is a unit that is known under other names; rows in the ledger learn it too."""
    document = lock_document(document, by)
    _require_one_body(name)
    new = add_alias(unit=unit, name=name, by=by, at=at)
    if not new:
        return Adopted(unit, 0, new=False)
    return _adopted(ALIAS, document, name, unit, by=by, at=at)


@in_turn
def adopt_unit(
    *,
    document: Document,
    name: str,
    kind: str,
    by: Member,
    at: datetime,
    parent: Unit | None = None,
) -> Adopted:
    """The body is a unit that the directory does not have yet."""
    document = lock_document(document, by)
    _require_one_body(name)
    unit = add_unit(authority=by.authority, name=name, kind=kind, parent=parent, by=by, at=at)
    return _adopted(UNIT, document, name, unit, by=by, at=at)


def take_back(verb: str, facts: Mapping[str, Any], *, by: Member, at: datetime) -> None:
    """Undo an adoption: the name names nobody again, in the rows entered since as well."""
    unit = Unit.objects.filter(authority_id=by.authority_id, pk=facts["unit"]).first()
    if unit is None:  # somebody has removed it, and its names with it
        return
    name = facts["name"]
    spellings = _spellings(by.authority, name, unit)
    release_owner_names(authority=by.authority, names=spellings, unit=unit)
    if verb == UNIT:
        remove_unit(unit=unit, by=by, at=at)
    else:
        remove_alias(unit=unit, name=name, by=by, at=at)


def _adopted(
    verb: str, document: Document, name: str, unit: Unit, *, by: Member, at: datetime
) -> Adopted:
    spellings = _spellings(by.authority, name, None)
    rows = adopt_owner_names(authority=by.authority, names=spellings, unit=unit)
    facts = {"name": name, "unit": unit.pk, "unit_name": unit.short_name}
    keep_step(document, verb, [], by=by, at=at, facts=facts)
    return Adopted(unit, rows, new=True)


def _require_one_body(name: str) -> None:
    if names_several(name):
        raise Refused(
            _("“%(name)s” covers several bodies at once, so it cannot be the name of one unit.")
            % {"name": name}
        )


def _spellings(authority: Authority, name: str, unit: Unit | None) -> list[str]:
    """How rows of the unit, or of none, write the name: 区教体局 and 河西区教体局 are one."""
    key = core(name, authority.prefixes)
    written = TaskOwner.objects.filter(task__authority=authority, unit=unit).values_list("name")
    return [each for (each,) in written.distinct() if core(each, authority.prefixes) == key]
