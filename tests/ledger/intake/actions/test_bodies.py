"""Telling the directory who a body is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from lantu.common.verdicts import Refused
from lantu.directory.actions import add_alias, add_unit
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Member, Unit, UnitAlias
from lantu.directory.queries import resolve_bodies
from lantu.journal.models import Entry
from lantu.journal.queries import first_fault
from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.actions.bodies import Adopted, adopt_alias, adopt_unit
from lantu.ledger.intake.actions.review import confirm_findings, drop_findings
from lantu.ledger.intake.actions.undo import Undone, undo_step
from lantu.ledger.models import Document, TaskOwner
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import AT, row
from tests.places import outcome


@pytest.fixture
def document(planner: Member) -> Document:
    """The document in whose review the bodies are told."""
    return cast.read(planner, [row("丁。")], name="核对.txt")


def owned_by(name: str) -> list[OwnerName]:
    return [OwnerName(name, OwnerRole.LEAD)]


def test_alias_is_known_from_now_on_and_in_the_ledger(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    (task,) = cast.entered(planner, [row(owners=owned_by("教育部门"))])
    assert TaskOwner.objects.get(task=task).unit is None
    adopt_alias(document=document, name="教育部门", unit=units["区教育局"], by=planner, at=AT)
    assert TaskOwner.objects.get(task=task).unit == units["区教育局"]
    assert resolve_bodies(planner.authority, ["教育部门"]) == {"教育部门": units["区教育局"]}


def test_alias_of_another_unit_is_refused_and_changes_nothing(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    with pytest.raises(Refused):
        adopt_alias(document=document, name="发改委", unit=units["区教育局"], by=planner, at=AT)
    assert resolve_bodies(planner.authority, ["发改委"]) == {"发改委": units["区发改委"]}


def test_name_of_several_bodies_becomes_no_units(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    with pytest.raises(Refused, match="“各街道” covers several bodies at once"):
        adopt_alias(document=document, name="各街道", unit=units["天塔街道"], by=planner, at=AT)
    with pytest.raises(Refused, match="“有关 部门” covers several bodies at once"):
        adopt_unit(document=document, name="有关 部门", kind=UnitKind.DEPARTMENT, by=planner, at=AT)
    assert resolve_bodies(planner.authority, ["各街道", "有关部门"]) == {}


def test_spellings_of_one_name_are_learned_together(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    cast.entered(
        planner,
        [row("甲。", owners=owned_by("区教体局")), row("乙。", owners=owned_by("河西区教体局"))],
    )
    adopt_alias(document=document, name="区教体局", unit=units["区教育局"], by=planner, at=AT)
    assert {owner.unit for owner in TaskOwner.objects.all()} == {units["区教育局"]}


def test_new_unit_is_known_from_now_on(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    (task,) = cast.entered(planner, [row(owners=owned_by("区大数据局"))])
    unit = adopt_unit(
        document=document,
        name="区大数据局",
        kind=UnitKind.DEPARTMENT,
        parent=units["河西区"],
        by=planner,
        at=AT,
    ).unit
    assert TaskOwner.objects.get(task=task).unit == unit
    assert unit.path.startswith(units["河西区"].path)


def test_next_districts_rows_learn_nothing(
    planner: Member, stranger: Member, units: dict[str, Unit], document: Document
) -> None:
    (task,) = cast.entered(stranger, [row(owners=owned_by("教育部门"))])
    adopt_alias(document=document, name="教育部门", unit=units["区教育局"], by=planner, at=AT)
    assert TaskOwner.objects.get(task=task).unit is None


def test_only_some_may_name_units(
    liaison: Member, units: dict[str, Unit], document: Document
) -> None:
    with pytest.raises(Refused):
        adopt_alias(document=document, name="教育部门", unit=units["区教育局"], by=liaison, at=AT)
    with pytest.raises(Refused):
        adopt_unit(
            document=document, name="区大数据局", kind=UnitKind.DEPARTMENT, by=liaison, at=AT
        )


def names_of_units() -> list[tuple[str, str]]:
    return sorted(UnitAlias.objects.values_list("unit__name", "name"))


def test_alias_is_taken_back_in_one_step_rows_entered_since_included(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    before = names_of_units()
    cast.entered(planner, [row("甲。", owners=owned_by("区教委"))])
    adopted = adopt_alias(
        document=document, name="区教委", unit=units["区教育局"], by=planner, at=AT
    )
    assert adopted == Adopted(units["区教育局"], rows=1, new=True)
    cast.entered(planner, [row("乙。", owners=owned_by("河西区教委"))], name="b.txt")
    cast.entered(planner, [row("丙。", owners=owned_by("区教育局"))], name="c.txt")
    undone = undo_step(document=document, by=planner, at=AT)
    assert undone == Undone(
        "alias", (), {"name": "区教委", "unit": units["区教育局"].pk, "unit_name": "区教育局"}
    )
    assert names_of_units() == before
    assert dict(TaskOwner.objects.values_list("name", "unit__short_name")) == {
        "区教委": None,
        "河西区教委": None,
        "区教育局": "区教育局",
    }


def test_new_unit_is_taken_back_in_one_step(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    before = names_of_units()
    cast.entered(planner, [row(owners=owned_by("区大数据局"))])
    adopted = adopt_unit(
        document=document, name="区大数据局", kind=UnitKind.DEPARTMENT, by=planner, at=AT
    )
    assert (adopted.rows, adopted.new) == (1, True)
    assert undo_step(document=document, by=planner, at=AT).verb == "unit"
    assert names_of_units() == before
    assert Unit.objects.count() == len(units)
    assert TaskOwner.objects.get().unit is None


def test_adoptions_and_decisions_are_taken_back_the_last_first(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    finding = document.findings.get()
    drop_findings(document=document, findings=[finding.pk], by=planner, at=AT)
    adopt_alias(document=document, name="区教委", unit=units["区教育局"], by=planner, at=AT)
    adopt_unit(document=document, name="区档案馆", kind=UnitKind.OTHER, by=planner, at=AT)
    verbs = [undo_step(document=document, by=planner, at=AT).verb for _ in range(3)]
    assert verbs == ["unit", "alias", "drop"]


def test_name_that_was_known_already_leaves_nothing_to_undo(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    adopted = adopt_alias(
        document=document, name="教育局", unit=units["区教育局"], by=planner, at=AT
    )
    assert adopted == Adopted(units["区教育局"], rows=0, new=False)
    with pytest.raises(Refused, match="There is nothing to undo"):
        undo_step(document=document, by=planner, at=AT)


@pytest.mark.parametrize("built", ["member", "name", "unit below"])
def test_unit_on_which_something_was_built_stays(
    planner: Member, units: dict[str, Unit], document: Document, built: str
) -> None:
    cast.entered(planner, [row(owners=owned_by("区大数据局"))])
    unit = adopt_unit(
        document=document, name="区大数据局", kind=UnitKind.DEPARTMENT, by=planner, at=AT
    ).unit
    if built == "member":
        cast.member(unit, MemberRole.LIAISON)
    elif built == "name":
        add_alias(unit=unit, name="数据办", at=AT)
    else:
        add_unit(authority=unit.authority, name="数据站", kind="team", parent=unit, at=AT)
    with pytest.raises(
        Refused, match="区大数据局 now has other names, subordinate units or members"
    ):
        undo_step(document=document, by=planner, at=AT)
    assert TaskOwner.objects.get().unit == unit


def test_taking_back_is_in_the_journal(
    planner: Member, units: dict[str, Unit], document: Document
) -> None:
    adopt_alias(document=document, name="区教委", unit=units["区教育局"], by=planner, at=AT)
    undo_step(document=document, by=planner, at=AT)
    adopt_unit(document=document, name="区档案馆", kind=UnitKind.OTHER, by=planner, at=AT)
    undo_step(document=document, by=planner, at=AT)
    entries = Entry.objects.filter(member_id=planner.pk).order_by("sequence")
    assert list(entries.values_list("verb", "facts")) == [
        ("document.received", {"sha256": document.sha256}),
        ("unit.named", {"alias": "区教委"}),
        ("unit.unnamed", {"alias": "区教委"}),
        ("review.undone", {"step": "alias"}),
        ("unit.added", {"name": "区档案馆", "kind": "other", "parent": None}),
        ("unit.named", {"alias": "区档案馆"}),
        ("unit.removed", {"name": "区档案馆"}),
        ("review.undone", {"step": "unit"}),
    ]
    assert first_fault(planner.authority_id) is None


def test_rows_confirmed_behind_an_adoption_are_undone_before_it(
    planner: Member, units: dict[str, Unit]
) -> None:
    document = cast.read(planner, [row(owners=owned_by("区教委"))])
    adopt_alias(document=document, name="区教委", unit=units["区教育局"], by=planner, at=AT)
    found = [document.findings.get().pk]
    confirm_findings(document=document, findings=found, by=planner, at=AT)
    assert TaskOwner.objects.get().unit == units["区教育局"]
    verbs = [undo_step(document=document, by=planner, at=AT).verb for _ in range(2)]
    assert verbs == ["confirm", "alias"]
    assert resolve_bodies(planner.authority, ["区教委"]) == {}


RACE = "tests.ledger.intake.actions.adoption_race"


def test_row_that_is_entered_while_its_body_is_told_leads_to_the_unit(tmp_path: Path) -> None:
    assert outcome(RACE, tmp_path, "locked") == {"owners": [["区养老专班", "区教育局"]]}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the actions within lock it as well")
def test_control_without_the_lock_the_row_leads_nowhere(tmp_path: Path) -> None:
    assert outcome(RACE, tmp_path, "unlocked") == {"owners": [["区养老专班", None]]}
