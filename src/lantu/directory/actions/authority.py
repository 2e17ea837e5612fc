"""Beginning an authority."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lantu.directory.actions.unit import add_unit
from lantu.directory.choices import UnitKind
from lantu.directory.models import Authority
from lantu.journal.actions import record
from lantu.journal.chain import Change


@transaction.atomic
def found_authority(*, name: str, short_name: str, code: str, at: datetime) -> Authority:
    """Begin an authority with its root unit, and its journal with that."""
    authority = Authority.objects.create(name=name, short_name=short_name, code=code)
    change = Change("authority.founded", "authority", authority.pk, {"name": name, "code": code})
    record([change], authority_id=authority.pk, member_id=None, at=at)
    add_unit(authority=authority, name=name, short_name=short_name, kind=UnitKind.DISTRICT, at=at)
    return authority
