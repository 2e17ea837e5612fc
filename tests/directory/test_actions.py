"""Changing the directory: what is added, what is refused, what the journal says."""

from __future__ import annotations

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.actions import add_alias, add_unit, found_authority, remove_alias
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Authority, Member, Unit, UnitAlias
from lantu.directory.queries import resolve_bodies
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault
from tests import cast


@pytest.mark.django_db
def test_authority_begins_with_its_root_unit_and_its_journal() -> None:
    hexi = found_authority(name="天津市河西区", short_name="河西区", code="120103", at=cast.AT)
    root = hexi.units.get()
    assert (root.name, root.short_name, root.kind, root.parent) == (
        "天津市河西区",
        "河西区",
        "district",
        None,
    )
    assert root.path == f"{root.pk:08d}"
    assert [e.verb for e in Entry.objects.filter(authority_id=hexi.pk)] == [
        "authority.founded",
        "unit.added",
        "unit.named",
        "unit.named",
    ]
    assert first_fault(hexi.pk) is None


def test_unit_stands_below_its_parent_and_goes_by_its_names(
    hexi: Authority, units: dict[str, Unit], planner: Member
) -> None:
    street = units["天塔街道"]
    unit = add_unit(
        authority=hexi, name=" 环湖　南里社区 ", short_name="南里", kind=UnitKind.COMMUNITY,
        parent=street, aliases=["南里居委会"], at=cast.AT, by=planner,
    )  # fmt: skip
    assert (unit.name, unit.short_name) == ("环湖南里社区", "南里")
    assert unit.path == f"{street.path}{unit.pk:08d}"
    found = resolve_bodies(hexi, ["环湖南里社区", "南里", "南里居委会"])
    assert set(found.values()) == {unit}
    entry = Entry.objects.get(verb="unit.added", subject_id=unit.pk)
    assert (entry.member_id, entry.facts) == (
        planner.pk,
        {"name": "环湖南里社区", "kind": "community", "parent": street.pk},
    )


def test_unit_of_a_name_that_is_there_is_refused(
    hexi: Authority, units: dict[str, Unit], stranger: Member
) -> None:
    name = units["区教育局"].name
    with pytest.raises(Refused, match="There is a unit of this name already: 河西区教育局"):
        add_unit(authority=hexi, name=f" {name}", kind=UnitKind.OTHER, at=cast.AT)
    elsewhere = add_unit(authority=stranger.authority, name=name, kind=UnitKind.OTHER, at=cast.AT)
    assert elsewhere.authority == stranger.authority


def test_unit_whose_name_is_anothers_alias_is_refused_as_a_whole(
    hexi: Authority, units: dict[str, Unit]
) -> None:
    before = Unit.objects.count()
    with pytest.raises(Refused, match="“发改委” is already a name of another unit: 区发改委"):
        add_unit(authority=hexi, name="发改委", kind=UnitKind.OTHER, at=cast.AT)
    assert Unit.objects.count() == before
    assert first_fault(hexi.pk) is None


def test_alias_that_names_another_unit_is_refused_and_ones_own_changes_nothing(
    hexi: Authority, units: dict[str, Unit]
) -> None:
    entries = Entry.objects.count()
    with pytest.raises(Refused, match="“河西区教育局” is already a name of another unit: 区教育局"):
        add_alias(unit=units["区审计局"], name="河西区教育局", at=cast.AT)
    add_alias(unit=units["区教育局"], name="河西 区教育局", at=cast.AT)
    assert Entry.objects.count() == entries
    add_alias(unit=units["区审计局"], name="市教育局", at=cast.AT)  # the city's is another name
    assert Entry.objects.count() == entries + 1


def test_units_own_names_are_not_taken_away(units: dict[str, Unit], planner: Member) -> None:
    unit = units["区发改委"]
    for name in ("河西区发展和改革委员会", "发改委"):
        with pytest.raises(Refused, match=f"“{name}” is the unit's own name."):
            remove_alias(unit=unit, name=name, by=planner, at=cast.AT)
    add_alias(unit=unit, name="计委", at=cast.AT)
    remove_alias(unit=unit, name="区计委", by=planner, at=cast.AT)
    assert resolve_bodies(unit.authority, ["发改委", "计委"]) == {"发改委": unit}


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (MemberRole.PLANNER, True),
        (MemberRole.SUPERVISOR, True),
        (MemberRole.ADMINISTRATOR, True),
        (MemberRole.LIAISON, False),
        (MemberRole.LEADER, False),
        (MemberRole.AUDITOR, False),
    ],
)
def test_who_may_name_units(units: dict[str, Unit], role: MemberRole, allowed: bool) -> None:
    unit = units["区教育局"]
    by = cast.member(unit, role)
    if allowed:
        add_alias(unit=unit, name="教育部门", at=cast.AT, by=by)
    else:
        with pytest.raises(Refused, match="Only planners, supervisors and administrators"):
            add_alias(unit=unit, name="教育部门", at=cast.AT, by=by)
    assert UnitAlias.objects.filter(core="教育部门").exists() is allowed


def test_member_of_a_unit_is_of_its_authority_and_the_journal_names_no_person(
    units: dict[str, Unit],
) -> None:
    member = cast.member(units["区教育局"], MemberRole.LIAISON, username="wang")
    assert member.authority == units["区教育局"].authority
    entry = Entry.objects.get(verb="member.added")
    assert entry.facts == {"role": "liaison", "unit": units["区教育局"].pk}
