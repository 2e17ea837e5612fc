"""Looking up bodies by their names, and units by their tree."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.directory.actions import add_alias, add_unit
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Authority, Member, Unit, UnitAlias
from lantu.directory.queries import (
    memberships_of,
    names_of,
    nearest_units,
    resolve_bodies,
    similar_units,
    subtree_of,
    units_like,
    units_of,
)
from tests import cast


def test_bodies_are_found_by_every_spelling(hexi: Authority, units: dict[str, Unit]) -> None:
    names = [
        "区发改委",
        "发改委",
        "河西区发展和改革委员会",
        "发展和改革委员会",
        "区政府办",
        "市发改委",
        "无",
    ]
    found = resolve_bodies(hexi, names)
    assert {name: unit.short_name for name, unit in found.items()} == {
        "区发改委": "区发改委",
        "发改委": "区发改委",
        "河西区发展和改革委员会": "区发改委",
        "发展和改革委员会": "区发改委",
        "区政府办": "区政府办公室",
    }


@pytest.mark.parametrize("count", [1, 300])
def test_any_number_of_bodies_takes_one_query(hexi: Authority, count: int) -> None:
    names = ["区教育局", *(f"单位{i}" for i in range(count))]
    with CaptureQueriesContext(connection) as seen:
        found = resolve_bodies(hexi, names)
        assert found["区教育局"].short_name == "区教育局"
    assert len(seen) == 1
    with CaptureQueriesContext(connection) as seen:
        assert resolve_bodies(hexi, []) == {}
    assert len(seen) == 0


def test_bodies_of_another_district_are_not_found(hexi: Authority, stranger: Member) -> None:
    found = resolve_bodies(stranger.authority, ["发改委", "区教育局"])
    assert {name: unit.authority for name, unit in found.items()} == {"发改委": stranger.authority}


def test_similar_units_are_the_likeliest_first(hexi: Authority, units: dict[str, Unit]) -> None:
    assert similar_units(hexi, "区住建局")[0] == units["区住建委"]
    assert similar_units(hexi, "住房城乡建设委员会")[0] == units["区住建委"]
    assert similar_units(hexi, "气象站") == []
    assert len(similar_units(hexi, "区政府", limit=1)) == 1


def test_units_like_many_names_takes_one_query(hexi: Authority, units: dict[str, Unit]) -> None:
    with CaptureQueriesContext(connection) as seen:
        found = units_like(hexi, ["区教育委", "区审计所", "气象站"])
    assert len(seen) == 1
    assert [found[name][:1] for name in found] == [[units["区教育局"]], [units["区审计局"]], []]


def test_nearest_units_forgive_a_slip_of_the_hand_in_one_query(
    hexi: Authority, units: dict[str, Unit]
) -> None:
    with CaptureQueriesContext(connection) as seen:
        found = nearest_units(hexi, ["区教于局", "河西区发展和改隔委员会", "天搭街道", "气象站"])
    assert len(seen) == 1
    assert {name: [unit.short_name for unit in near] for name, near in found.items()} == {
        "区教于局": ["区教育局"],
        "河西区发展和改隔委员会": ["区发改委"],
        "天搭街道": ["天塔街道"],
        "气象站": [],
    }
    assert units_like(hexi, ["区教于局"]) == {"区教于局": []}  # too little for a guess of our own


def test_subtree_is_the_unit_and_all_below_it_and_nothing_beside_it(
    hexi: Authority, units: dict[str, Unit], stranger: Member
) -> None:
    street = units["天塔街道"]
    community = add_unit(
        authority=hexi, name="环湖南里社区", kind=UnitKind.COMMUNITY, parent=street, at=cast.AT
    )
    team = add_unit(
        authority=hexi, name="环湖南里志愿服务队", kind=UnitKind.TEAM, parent=community, at=cast.AT
    )
    beside = add_unit(
        authority=hexi, name="友谊路街道", kind=UnitKind.STREET, parent=units["河西区"], at=cast.AT
    )
    assert list(subtree_of(street)) == [street, community, team]
    assert list(subtree_of(team)) == [team]
    assert list(subtree_of(beside)) == [beside]
    assert list(subtree_of(units["河西区"])) == list(units_of(hexi))
    assert stranger.unit not in subtree_of(units["河西区"])


def test_units_come_parents_first(hexi: Authority) -> None:
    seen: set[int | None] = {None}
    for unit in units_of(hexi):
        assert unit.parent_id in seen
        seen.add(unit.pk)


def test_memberships_are_the_active_ones_oldest_first(
    units: dict[str, Unit], planner: Member
) -> None:
    second = cast.member(units["区审计局"], MemberRole.AUDITOR, user=planner.user)
    third = cast.member(units["区教育局"], MemberRole.LIAISON, user=planner.user)
    Member.objects.filter(pk=second.pk).update(active=False)
    assert list(memberships_of(planner.user)) == [planner, third]


def test_names_are_those_of_ones_own_district_and_of_who_has_left(
    planner: Member, liaison: Member, stranger: Member
) -> None:
    Member.objects.filter(pk=liaison.pk).update(active=False)
    numbers = [planner.pk, liaison.pk, stranger.pk, 999]
    assert names_of(planner.authority_id, numbers) == {
        planner.pk: planner.name,
        liaison.pk: liaison.name,
    }


def test_alias_that_was_added_resolves(hexi: Authority, units: dict[str, Unit]) -> None:
    assert resolve_bodies(hexi, ["建设部门"]) == {}
    add_alias(unit=units["区住建委"], name="区建设部门", at=cast.AT)
    assert resolve_bodies(hexi, ["建设部门"]) == {"建设部门": units["区住建委"]}
    assert UnitAlias.objects.get(core="建设部门").name == "区建设部门"
