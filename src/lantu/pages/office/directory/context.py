"""What the pages of the directory show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from lantu.common.paging import Page
from lantu.directory.models import STEP, Member, Unit
from lantu.directory.names import core
from lantu.directory.queries import names_of, open_units, units_of
from lantu.directory.queries.units import UnitFilter, ancestors_of, children_page, unit_page
from lantu.directory.rules import can_keep_directory
from lantu.journal.queries import history_of
from lantu.pages.components.events import Event
from lantu.pages.office.directory.forms import (
    AliasForm,
    DayForm,
    MoveForm,
    NamesForm,
    SearchForm,
    UnitForm,
)
from lantu.pages.office.directory.history import events_of

INDENTS = 6
"""Levels that are shown by an indent; deeper ones stand below each other."""
FORMS = ("rename", "move", "alias", "close", "add")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in a list; `fold` is the address that opens or closes what is below it."""

    pk: int
    name: str
    short_name: str
    kind: str
    above: str
    aliases: Sequence[str]
    members: int
    below: int
    closed_on: date | None
    depth: int = 0
    fold: str = ""
    unfolded: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """The tree, or what was searched for."""

    page: Page[UnitLine]
    search: SearchForm
    searches: bool
    add: UnitForm | None
    adding: bool
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the unit goes by; its own are not taken away."""

    name: str
    removable: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit in full; forms are None where the member may not use them."""

    line: UnitLine
    ancestors: Sequence[Unit]
    names: Sequence[Name]
    children: Page[UnitLine]
    events: Sequence[Event]
    keeps: bool
    root: bool
    rename: NamesForm
    move: MoveForm
    alias: AliasForm
    close: DayForm
    add: UnitForm
    opened: str
    """The form that stands open."""
    unit_names: Sequence[str]


def directory(
    member: Member, wanted: UnitFilter, *, page: int, search: SearchForm, add: UnitForm | None
) -> Directory:
    """The list in a constant number of queries."""
    found = unit_page(member.authority, wanted, page=page)
    keeps = bool(can_keep_directory(member))
    lines = [unit_line(unit, wanted) for unit in found.rows]
    return Directory(
        page=Page(lines, found.number, found.size, found.total),
        search=search,
        searches=wanted.searches,
        add=(add or UnitForm(member.authority, auto_id="add_%s")) if keeps else None,
        adding=add is not None,
        names=_short_names(member) if keeps else [],
    )


def unit_line(unit: Unit, wanted: UnitFilter | None = None) -> UnitLine:
    """The unit as a line; reads what `unit_page` brought with it."""
    tree = wanted is not None and not wanted.searches
    depth = len(unit.path) // STEP - 1
    own = {unit.name, unit.short_name}
    below = vars(unit).get("units_below", 0)
    foldable = wanted is not None and tree and below and depth > 0
    return UnitLine(
        pk=unit.pk,
        name=unit.name,
        short_name=unit.short_name,
        kind=unit.get_kind_display(),
        above=unit.parent.short_name if wanted and wanted.searches and unit.parent else "",
        aliases=[alias.name for alias in unit.aliases.all() if alias.name not in own],
        members=vars(unit).get("members_here", 0),
        below=below,
        closed_on=unit.closed_on,
        depth=min(depth, INDENTS) if tree else 0,
        fold=_fold(unit, wanted) if wanted is not None and foldable else "",
        unfolded=wanted is not None and unit.pk in wanted.opened,
    )


def unit_in_full(
    member: Member, unit: Unit, *, page: int, refused: dict[str, object] | None = None
) -> UnitPage:
    """Everything the page says of the unit; `refused` holds the form that was not accepted."""
    authority, prefixes = member.authority, member.authority.prefixes
    own = {core(unit.name, prefixes), core(unit.short_name, prefixes)}
    children = children_page(unit, page=page)
    entries = list(history_of(member.authority_id, "unit", unit.pk))
    people = names_of(
        authority.pk, [entry.member_id for entry in entries if entry.member_id is not None]
    )
    above = {n for entry in entries if entry.verb == "unit.moved" for n in entry.facts["parent"]}
    called = dict(units_of(authority).filter(pk__in=above).values_list("pk", "short_name"))
    named = {"name": unit.name, "short_name": unit.short_name, "kind": unit.kind}
    forms = {
        "rename": NamesForm(initial=named, auto_id="rename_%s"),
        "move": MoveForm(authority, auto_id="move_%s"),
        "alias": AliasForm(auto_id="alias_%s"),
        "close": DayForm(auto_id="close_%s"),
        "add": UnitForm(authority, initial={"parent": unit.short_name}, auto_id="add_%s"),
        **(refused or {}),
    }
    keeps = bool(can_keep_directory(member))
    return UnitPage(
        line=unit_line(unit),
        ancestors=list(ancestors_of(unit)),
        names=[Name(a.name, a.core not in own) for a in unit.aliases.order_by("pk")],
        children=Page([unit_line(u) for u in children.rows], children.number, children.size,
                      children.total),
        events=events_of(entries, people, called),
        keeps=keeps,
        root=unit.parent_id is None,
        opened=next(iter(refused or {}), ""),
        unit_names=_short_names(member) if keeps else [],
        **forms,  # type: ignore[arg-type]
    )  # fmt: skip


def _short_names(member: Member) -> list[str]:
    return list(open_units(member.authority).values_list("short_name", flat=True))


def _fold(unit: Unit, wanted: UnitFilter) -> str:
    """The tree with this unit folded the other way."""
    query = QueryDict(mutable=True)
    if wanted.closed:
        query["closed"] = "on"
    query.setlist("open", [str(pk) for pk in sorted(wanted.opened ^ {unit.pk})])
    return f"{reverse('directory')}?{query.urlencode()}#unit-{unit.pk}"
