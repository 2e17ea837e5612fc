"""Telling the directory who a body is."""

from __future__ import annotations

import pytest

from lantu.common.verdicts import Refused
from lantu.directory.choices import UnitKind
from lantu.directory.models import Member, Unit
from lantu.directory.queries import resolve_bodies
from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.actions.bodies import adopt_alias, adopt_unit
from lantu.ledger.models import TaskOwner
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import AT, row


def owned_by(name: str) -> list[OwnerName]:
    return [OwnerName(name, OwnerRole.LEAD)]


def test_alias_is_known_from_now_on_and_in_the_ledger(
    planner: Member, units: dict[str, Unit]
) -> None:
    (task,) = cast.entered(planner, [row(owners=owned_by("教育部门"))])
    assert TaskOwner.objects.get(task=task).unit is None
    adopt_alias(name="教育部门", unit=units["区教育局"], by=planner, at=AT)
    assert TaskOwner.objects.get(task=task).unit == units["区教育局"]
    assert resolve_bodies(planner.authority, ["教育部门"]) == {"教育部门": units["区教育局"]}


def test_alias_of_another_unit_is_refused_and_changes_nothing(
    planner: Member, units: dict[str, Unit]
) -> None:
    with pytest.raises(Refused):
        adopt_alias(name="发改委", unit=units["区教育局"], by=planner, at=AT)
    assert resolve_bodies(planner.authority, ["发改委"]) == {"发改委": units["区发改委"]}


def test_name_of_several_bodies_becomes_no_units(planner: Member, units: dict[str, Unit]) -> None:
    with pytest.raises(Refused, match="“各街道” stands for several bodies at once"):
        adopt_alias(name="各街道", unit=units["天塔街道"], by=planner, at=AT)
    with pytest.raises(Refused, match="“有关 部门” stands for several bodies at once"):
        adopt_unit(name="有关 部门", kind=UnitKind.DEPARTMENT, by=planner, at=AT)
    assert resolve_bodies(planner.authority, ["各街道", "有关部门"]) == {}


def test_spellings_of_one_name_are_learned_together(
    planner: Member, units: dict[str, Unit]
) -> None:
    cast.entered(
        planner,
        [row("甲。", owners=owned_by("区教体局")), row("乙。", owners=owned_by("河西区教体局"))],
    )
    adopt_alias(name="区教体局", unit=units["区教育局"], by=planner, at=AT)
    assert {owner.unit for owner in TaskOwner.objects.all()} == {units["区教育局"]}


def test_new_unit_is_known_from_now_on(planner: Member, units: dict[str, Unit]) -> None:
    (task,) = cast.entered(planner, [row(owners=owned_by("区大数据局"))])
    unit = adopt_unit(
        name="区大数据局", kind=UnitKind.DEPARTMENT, parent=units["河西区"], by=planner, at=AT
    )
    assert TaskOwner.objects.get(task=task).unit == unit
    assert unit.path.startswith(units["河西区"].path)


def test_next_districts_rows_learn_nothing(
    planner: Member, stranger: Member, units: dict[str, Unit]
) -> None:
    (task,) = cast.entered(stranger, [row(owners=owned_by("教育部门"))])
    adopt_alias(name="教育部门", unit=units["区教育局"], by=planner, at=AT)
    assert TaskOwner.objects.get(task=task).unit is None


def test_only_some_may_name_units(planner: Member, liaison: Member, units: dict[str, Unit]) -> None:
    with pytest.raises(Refused):
        adopt_alias(name="教育部门", unit=units["区教育局"], by=liaison, at=AT)
    with pytest.raises(Refused):
        adopt_unit(name="区大数据局", kind=UnitKind.DEPARTMENT, by=liaison, at=AT)
