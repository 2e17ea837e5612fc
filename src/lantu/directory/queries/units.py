"""The tree of units, always within one authority."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantu.common.paging import Page, page_bounds
from lantu.directory.models import STEP, Authority, Member, Unit, UnitAlias
from lantu.directory.names import core, plain

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """Which units are asked for; without words or kind it is the tree, folded but for `opened`."""

    words: str = ""
    kind: str = ""
    closed: bool = False
    """Whether closed units are shown among the others."""
    opened: frozenset[int] = frozenset()

    @property
    def searches(self) -> bool:
        return bool(self.words or self.kind)


def units_of(authority: Authority) -> QuerySet[Unit]:
    """All units, parents before their children."""
    return Unit.objects.filter(authority=authority)


def open_units(authority: Authority) -> QuerySet[Unit]:
    """The units that are there today, parents before their children."""
    return units_of(authority).filter(closed_on=None)


def unit_for(member: Member, unit_id: int) -> Unit | None:
    """A unit of the member's authority, or None."""
    found = units_of(member.authority).filter(pk=unit_id)
    return found.select_related("authority", "parent").first()


def subtree_of(unit: Unit) -> QuerySet[Unit]:
    """The unit and everything below it, as a range of paths."""
    return Unit.objects.filter(
        authority_id=unit.authority_id, path__gte=unit.path, path__lt=unit.path + ":"
    )


def ancestors_of(unit: Unit) -> QuerySet[Unit]:
    """The units above it, the root first."""
    steps = range(STEP, len(unit.path), STEP)
    return Unit.objects.filter(pk__in=[int(unit.path[at - STEP : at]) for at in steps])


def unit_page(authority: Authority, wanted: UnitFilter, *, page: int) -> Page[Unit]:
    """A page of the tree or of what was searched for, in a constant number of queries.

    Each unit has `members_here` and `units_below`, and its `aliases` prefetched.
    """
    found = _found(authority, wanted) if wanted.searches else _unfolded(authority, wanted.opened)
    if not wanted.closed:
        found = found.filter(closed_on=None)
    total = found.count()
    number, rows = page_bounds(page, PAGE_SIZE, total)
    return Page(list(_with_counts(found, wanted.closed)[rows]), number, PAGE_SIZE, total)


def children_page(unit: Unit, *, page: int) -> Page[Unit]:
    """The units right below it, closed ones too, with the same counts."""
    found = Unit.objects.filter(parent=unit)
    total = found.count()
    number, rows = page_bounds(page, PAGE_SIZE, total)
    return Page(list(_with_counts(found, closed=True)[rows]), number, PAGE_SIZE, total)


def _found(authority: Authority, wanted: UnitFilter) -> QuerySet[Unit]:
    found = units_of(authority)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.words:
        words, key = plain(wanted.words), core(wanted.words, authority.prefixes)
        named = UnitAlias.objects.filter(unit=OuterRef("pk")).filter(
            Q(name__icontains=words) | Q(core__icontains=key)
        )
        found = found.filter(Q(name__icontains=words) | Q(Exists(named)))
    return found


def _unfolded(authority: Authority, opened: Collection[int]) -> QuerySet[Unit]:
    """The root, the units below it, and those below each that is unfolded itself and above."""
    root = Q(parent=None) | Q(parent__parent=None)
    if not opened:
        return units_of(authority).filter(root)
    paths = units_of(authority).filter(pk__in=opened).values_list("pk", "path")
    seen = [
        pk
        for pk, path in paths
        if all(int(path[at : at + STEP]) in opened for at in range(STEP, len(path), STEP))
    ]
    return units_of(authority).filter(root | Q(parent__in=seen))


def _with_counts(found: QuerySet[Unit], closed: bool) -> QuerySet[Unit]:
    members = Member.objects.filter(unit=OuterRef("pk"), active=True)
    below = Unit.objects.filter(parent=OuterRef("pk"))
    if not closed:
        below = below.filter(closed_on=None)
    return (
        found.select_related("parent")
        .prefetch_related("aliases")
        .annotate(members_here=_counted(members, "unit"), units_below=_counted(below, "parent"))
    )


def _counted(rows: QuerySet[Member] | QuerySet[Unit], by: str) -> Coalesce:
    counts = rows.order_by().values(by).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)
