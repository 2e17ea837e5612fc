"""Renaming, moving, closing and reopening units."""

from __future__ import annotations

from datetime import date

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.actions import (
    add_unit,
    close_unit,
    move_unit,
    remove_alias,
    rename_unit,
    reopen_unit,
)
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Authority, Member, Unit
from lantu.directory.queries import resolve_bodies, subtree_of
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault
from tests import cast

DAY = date(2025, 2, 1)


def below(unit: Unit, name: str) -> Unit:
    return add_unit(
        authority=unit.authority, name=name, kind=UnitKind.COMMUNITY, parent=unit, at=cast.AT
    )


def rename(unit: Unit, by: Member, **names: str) -> bool:
    wanted = {"name": unit.name, "short_name": unit.short_name, "kind": unit.kind, **names}
    return rename_unit(unit=unit, by=by, at=cast.AT, **wanted)


def last_entry() -> tuple[str, dict[str, object]]:
    entry = Entry.objects.order_by("-sequence")[0]
    return entry.verb, entry.facts


def test_renamed_unit_answers_to_both_names(
    hexi: Authority, units: dict[str, Unit], administrator: Member
) -> None:
    unit = units["区住建委"]
    new = {"name": "河西区住房和城乡建设局", "short_name": "区住建局"}
    assert rename(unit, administrator, **new) is True
    found = resolve_bodies(hexi, ["住建委", "区住建局", "河西区住房和城乡建设局"])
    assert list(found.values()) == [unit] * 3
    entry = Entry.objects.get(verb="unit.renamed")
    assert (entry.member_id, entry.facts) == (
        administrator.pk,
        {
            "name": ["河西区住房和建设委员会", "河西区住房和城乡建设局"],
            "short_name": ["区住建委", "区住建局"],
        },
    )
    assert rename(Unit.objects.get(pk=unit.pk), administrator) is False
    assert first_fault(hexi.pk) is None


def test_name_of_another_unit_is_refused_as_a_whole(
    units: dict[str, Unit], administrator: Member
) -> None:
    unit, other = units["区住建委"], units["区教育局"]
    with pytest.raises(Refused, match="There is a unit of this name already"):
        rename(unit, administrator, name=other.name)
    with pytest.raises(Refused, match="is already a name of another unit: 区教育局"):
        rename(unit, administrator, short_name="教育局")
    assert Unit.objects.get(pk=unit.pk).short_name == "区住建委"
    assert not Entry.objects.filter(verb="unit.renamed").exists()


def test_unit_moves_with_all_that_is_below_it(
    units: dict[str, Unit], administrator: Member
) -> None:
    street, office = units["天塔街道"], units["区政府办公室"]
    community = below(street, "环湖南里社区")
    team = below(community, "环湖南里志愿服务队")
    assert move_unit(unit=street, parent=office, by=administrator, at=cast.AT) is True
    office.refresh_from_db()
    assert list(subtree_of(office)) == [office, street, community, team]
    team.refresh_from_db()
    assert team.path == f"{office.path}{street.pk:08d}{community.pk:08d}{team.pk:08d}"
    assert last_entry() == ("unit.moved", {"parent": [units["河西区"].pk, office.pk]})
    assert move_unit(unit=street, parent=office, by=administrator, at=cast.AT) is False


def test_unit_is_not_put_below_itself_and_the_root_stays(
    units: dict[str, Unit], administrator: Member
) -> None:
    street, root = units["天塔街道"], units["河西区"]
    community = below(street, "环湖南里社区")
    for parent in (street, community):
        with pytest.raises(Refused, match="is below 天塔街道 itself"):
            move_unit(unit=street, parent=parent, by=administrator, at=cast.AT)
    with pytest.raises(Refused, match="stands for the authority itself"):
        move_unit(unit=root, parent=street, by=administrator, at=cast.AT)


def test_tree_has_twelve_levels_and_no_more(units: dict[str, Unit], administrator: Member) -> None:
    unit, street = units["区教育局"], units["天塔街道"]
    for level in range(3, 13):
        unit = below(unit, f"第{level}级")
    assert len(unit.path) == 96
    with pytest.raises(Refused, match="at most 12 levels"):
        move_unit(unit=street, parent=unit, by=administrator, at=cast.AT)
    assert unit.parent is not None
    move_unit(unit=street, parent=unit.parent, by=administrator, at=cast.AT)


def test_closed_unit_is_kept_and_may_be_reopened(
    hexi: Authority, units: dict[str, Unit], administrator: Member
) -> None:
    unit = units["区教育局"]
    close_unit(unit=unit, day=DAY, by=administrator, at=cast.AT)
    unit.refresh_from_db()
    assert unit.closed_on == DAY
    assert last_entry() == ("unit.closed", {"day": "2025-02-01"})
    for deed in (
        lambda: close_unit(unit=unit, day=DAY, by=administrator, at=cast.AT),
        lambda: rename(unit, administrator, short_name="教体局"),
        lambda: below(unit, "实验小学"),
    ):
        with pytest.raises(Refused, match="区教育局 is closed"):
            deed()
    reopen_unit(unit=unit, by=administrator, at=cast.AT)
    unit.refresh_from_db()
    assert unit.is_open
    assert last_entry() == ("unit.reopened", {})
    with pytest.raises(Refused, match="区教育局 is not closed"):
        reopen_unit(unit=unit, by=administrator, at=cast.AT)


def test_unit_on_which_others_stand_is_not_closed(
    units: dict[str, Unit], administrator: Member, liaison: Member
) -> None:
    street = units["天塔街道"]
    community = below(street, "环湖南里社区")
    for unit, why in (
        (street, "has units below it"),
        (liaison.unit, "has active members"),
        (units["河西区"], "stands for the authority"),
    ):
        with pytest.raises(Refused, match=why):
            close_unit(unit=unit, day=DAY, by=administrator, at=cast.AT)
    close_unit(unit=community, day=DAY, by=administrator, at=cast.AT)
    close_unit(unit=street, day=DAY, by=administrator, at=cast.AT)


def test_unit_is_closed_today_and_not_tomorrow(
    units: dict[str, Unit], administrator: Member
) -> None:
    unit = units["区教育局"]
    with pytest.raises(Refused, match="lies in the future"):
        close_unit(unit=unit, day=date(2025, 3, 2), by=administrator, at=cast.AT)
    close_unit(unit=unit, day=date(2025, 3, 1), by=administrator, at=cast.AT)


@pytest.mark.parametrize("role", MemberRole)
def test_who_may_keep_the_directory(units: dict[str, Unit], role: MemberRole) -> None:
    unit = units["区教育局"]
    by = cast.member(units["区审计局"], role)
    if role in (MemberRole.ADMINISTRATOR, MemberRole.PLANNER):
        assert rename(unit, by, short_name="区教体局") is True
    else:
        with pytest.raises(Refused, match="Only administrators and planners"):
            rename(unit, by, short_name="区教体局")


def test_units_of_the_next_district_are_not_there_to_be_changed(
    units: dict[str, Unit], planner: Member, stranger: Member
) -> None:
    unit, root = units["区住建委"], units["河西区"]
    for attempt in (
        lambda: rename_unit(
            unit=unit, name="别的", short_name="", kind=unit.kind, by=stranger, at=cast.AT
        ),
        lambda: move_unit(unit=unit, parent=units["区教育局"], by=stranger, at=cast.AT),
        lambda: move_unit(unit=stranger.unit, parent=root, by=stranger, at=cast.AT),
        lambda: close_unit(unit=unit, day=cast.AT.date(), by=stranger, at=cast.AT),
        lambda: reopen_unit(unit=unit, by=stranger, at=cast.AT),
    ):
        with pytest.raises(Unit.DoesNotExist):
            attempt()
    office = units["区政府办公室"]
    remove_alias(unit=office, name="区政府办", by=stranger, at=cast.AT)
    assert office.aliases.filter(name="区政府办").exists()
    remove_alias(unit=office, name="区政府办", by=planner, at=cast.AT)
    assert not office.aliases.filter(name="区政府办").exists()
    assert Unit.objects.get(pk=unit.pk).path == unit.path
