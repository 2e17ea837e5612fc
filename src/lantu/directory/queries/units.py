"""The tree of units, always within one authority."""

from __future__ import annotations

from django.db.models import QuerySet

from lantu.directory.models import Authority, Unit


def units_of(authority: Authority) -> QuerySet[Unit]:
    """All units, parents before their children."""
    return Unit.objects.filter(authority=authority)


def subtree_of(unit: Unit) -> QuerySet[Unit]:
    """The unit and everything below it, as a range of paths."""
    return Unit.objects.filter(
        authority_id=unit.authority_id, path__gte=unit.path, path__lt=unit.path + ":"
    )
