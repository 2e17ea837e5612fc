"""What is said of an owner's name that was typed by hand."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client

from lantu.directory.models import Authority, Member, Unit
from lantu.pages.components.owner_lines import (
    NameHint,
    OwnerLineForm,
    hints_for,
    settled,
    with_other_name,
)
from tests import cast


def lines(*names: tuple[str, str]) -> list[OwnerLineForm]:
    """Forms as sent, each with its name and the name it was kept as."""
    sent = []
    for i, (name, kept) in enumerate(names):
        data = {f"owner-{i}-name": name, f"owner-{i}-role": "lead", f"owner-{i}-kept": kept}
        form = OwnerLineForm(data, prefix=f"owner-{i}", auto_id="f1-%s")
        assert form.is_valid()
        sent.append(form)
    return sent


@pytest.mark.usefixtures("units")
def test_hint_is_for_names_of_nobody_alone(hexi: Authority) -> None:
    named = ["区教育局", "", "各街道", "区教于局", "气象站"]
    written = [(f"owner-{i}", name) for i, name in enumerate(named)]
    assert hints_for(hexi, written) == [
        NameHint("owner-3", "区教于局", ["区教育局"]),
        NameHint("owner-4", "气象站", []),
    ]


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("name", "kept", "own", "is_settled"),
    [
        ("区教于局", "", set(), False),
        ("区教于局", "区教于局", set(), True),
        ("区教于局", "区教宇局", set(), False),  # changed again since
        ("区教于局", "", {"区教于局"}, True),  # the document wrote it so
        ("区教育局", "", set(), True),
        ("有关单位", "", set(), True),
        ("", "", set(), True),
    ],
)
def test_name_is_settled_by_the_directory_the_document_or_its_writer(
    hexi: Authority, name: str, kept: str, own: set[str], is_settled: bool
) -> None:
    (line,) = lines((name, kept))
    assert settled(hexi, [line], own) is is_settled
    assert (line.hint is None) is is_settled
    assert ('aria-invalid="true"' in str(line["name"])) is not is_settled


@pytest.mark.parametrize(
    ("button", "value", "changed"),
    [
        ("take", "owner-0:区教育局", {"owner-0-name": "区教育局"}),
        ("keep", "owner-0", {"owner-0-kept": "区教于局"}),
        ("take", "owner-7:区教育局", {}),
        ("keep", "nonsense", {}),
    ],
)
def test_buttons_of_a_hint_change_the_line(
    button: str, value: str, changed: dict[str, str]
) -> None:
    data = QueryDict(mutable=True)
    data.update({"owner-0-name": "区教于局", button: value})
    assert with_other_name(data).dict() == {**data.dict(), **changed}


def test_name_is_answered_while_it_is_typed(
    browser: cast.Browser, planner: Member, units: dict[str, Unit]
) -> None:
    client: Client = browser(planner)

    def said(name: str) -> str:
        answer = client.get("/names/", {"line": "owners-2", "owners-2-name": name})
        assert answer.status_code == 200
        return answer.content.decode()

    assert "“区教于局” is not in the directory." in said(" 区教于局 ")
    assert 'name="take" value="owners-2:区教育局"' in said("区教于局")
    assert "-kept" not in said("区教于局")  # seen is not meant
    assert said(units["区教育局"].name).strip() == ""
    assert said("").strip() == ""
    assert client.get("/names/", {"line": "x"}).status_code == 404


def test_names_are_answered_to_keepers_of_the_ledger_alone(
    browser: cast.Browser, leader: Member
) -> None:
    assert browser(leader).get("/names/", {"line": "owner-0"}).status_code == 404
