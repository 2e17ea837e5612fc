"""Bodies that the directory does not know, adopted from the review."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lantu.directory.models import Member, Unit
from lantu.directory.queries import resolve_bodies
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Document
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import row
from tests.pages.office.review.deciding import (
    cards_in,
    page_of,
    post,
)


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_unknown_bodies_are_offered_and_shown_as_such(client: Client, document: Document) -> None:
    page = client.get(page_of(document)).context["page"]
    assert [
        (body.name, body.times, [unit.name for unit in body.likely]) for body in page.bodies.unknown
    ] == [("区教委", 2, ["区教育局"])]
    owners = {o.name: o.unit for card in page.cards for group in card.owners for o in group.owners}
    assert owners == {"区教育局": "区教育局", "区教委": ""}


def test_names_of_several_bodies_stay_as_written_and_get_no_button(
    client: Client, planner: Member
) -> None:
    names = ("各街道办事处", "有关单位", "区教委")
    owners = [OwnerName(name, OwnerRole.SUPPORT) for name in names]
    document = cast.read(planner, [row("甲。", owners=owners)])
    response = client.get(page_of(document))
    bodies = response.context["page"].bodies
    assert ([body.name for body in bodies.unknown], bodies.total) == (["区教委"], 1)
    html = response.content.decode()
    assert html.count('name="name" value="区教委"') == html.count('name="name" value=') == 3
    assert "各街道办事处、有关单位" in html
    assert html.count("several bodies</span>") == 2
    assert html.count("not in the directory</span>") == 1


@pytest.mark.parametrize("how", ["likely", "search", "new"])
def test_body_is_adopted(
    client: Client, document: Document, units: dict[str, Unit], how: str
) -> None:
    said = {
        "likely": {"unit": units["区教育局"].pk},
        "search": {"search": "河西区教育局"},
        "new": {"kind": "department"},
    }[how]
    response = post(
        client, reverse("review-adopt", args=[document.pk]), htmx=True, name="区教委", **said
    )
    unit = resolve_bodies(document.authority, ["区教委"])["区教委"]
    assert unit.short_name == {"likely": "区教育局", "search": "区教育局", "new": "区教委"}[how]
    assert response.context["page"].bodies.total == 0
    assert len(cards_in(response)) == 3
    words = {
        "new": "“区教委” is now a new unit in the directory (Department).",
    }.get(how, "“区教委” is now another name of 区教育局.")
    assert told(response) == [words]
    undone = post(client, reverse("review-undo", args=[document.pk]), htmx=True)
    assert told(undone) == [
        {
            "new": "Undone: “区教委” was removed from the directory again.",
        }.get(how, "Undone: “区教委” is no longer another name of 区教育局.")
    ]
    assert undone.context["page"].bodies.total == 1
    assert resolve_bodies(document.authority, ["区教委"]) == {}


def test_rows_of_the_ledger_that_follow_are_counted(
    client: Client, planner: Member, document: Document
) -> None:
    rows = [row(f"第{i}项。", owners=[OwnerName("教委", OwnerRole.LEAD)]) for i in range(2)]
    cast.entered(planner, rows, name="b.txt")
    adopt = reverse("review-adopt", args=[document.pk])
    response = post(client, adopt, htmx=True, name="区教委", search="区教育局")
    assert told(response) == [
        "“区教委” is now another name of 区教育局. 2 rows of the ledger were updated."
    ]
    again = post(client, adopt, htmx=True, name="区教委", search="区教育局")
    assert told(again) == ["“区教委” is already recorded as another name of 区教育局."]
    assert "<form" not in again.content.decode().split('class="toast"')[1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"search": "没有这个局"}, "There is no such unit in the directory: 没有这个局."),
        (
            {"search": "区教于局"},
            "There is no such unit in the directory: 区教于局. Did you mean: 区教育局?",
        ),
        ({"unit": "999999"}, "There is no such unit in the directory"),
        ({"search": "发改委", "name": "区教育局"}, "is already a name of another unit"),
        ({}, "Choose the unit, or the type of the new one."),
        ({"kind": "district"}, "Choose the unit, or the type of the new one."),
        ({"kind": "department", "name": "区教育局"}, "There is a unit of this name already"),
    ],
)
def test_body_that_cannot_be_adopted_says_why(
    client: Client, document: Document, said: dict[str, str], words: str
) -> None:
    if said.get("name") == "区教育局" and "kind" in said:
        said = said | {"name": "河西区教育局"}
    response = post(
        client,
        reverse("review-adopt", args=[document.pk]),
        htmx=True,
        **({"name": "区教委"} | said),
    )
    assert words in response.content.decode()
    assert resolve_bodies(document.authority, ["区教委"]) == {}


def test_unit_of_the_next_district_is_none(
    client: Client, document: Document, stranger: Member
) -> None:
    response = post(
        client,
        reverse("review-adopt", args=[document.pk]),
        htmx=True,
        name="区教委",
        unit=stranger.unit.pk,
    )
    assert "There is no such unit in the directory" in response.content.decode()
