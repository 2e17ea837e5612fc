"""Members: who somebody may act as, and what members are called."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from lantu.directory.models import Member, User


def memberships_of(user: User) -> QuerySet[Member]:
    """The user's active memberships, the oldest first."""
    return (
        Member.objects.filter(user=user, active=True)
        .select_related("authority", "unit", "user")
        .order_by("pk")
    )


def names_of(authority_id: int, member_ids: Iterable[int]) -> dict[int, str]:
    """The names of members by their numbers, also of those who are no longer active."""
    members = Member.objects.filter(authority_id=authority_id, pk__in=set(member_ids))
    return dict(members.values_list("pk", "name"))
