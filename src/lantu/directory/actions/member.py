"""Giving users roles in units."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lantu.directory.choices import MemberRole
from lantu.directory.models import Member, Unit, User
from lantu.journal.actions import record, take_turn
from lantu.journal.chain import Change


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
