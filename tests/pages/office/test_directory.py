"""The tree of units, the page of one, and changing it there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantu.directory.actions import add_alias, add_unit
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Member, Unit
from lantu.directory.queries import resolve_bodies
from tests import cast


@pytest.fixture
def keeper(browser: cast.Browser, administrator: Member) -> Client:
    return browser(administrator)


@pytest.fixture
def community(units: dict[str, Unit]) -> Unit:
    return below(units["天塔街道"], "环湖南里社区")


def below(unit: Unit, name: str) -> Unit:
    return add_unit(
        authority=unit.authority, name=name, kind=UnitKind.COMMUNITY, parent=unit, at=cast.AT
    )


def shown(page: HttpResponse) -> list[str]:
    return [line.short_name for line in page.context["shown"].page.rows]


def said(page: HttpResponse) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def undo_of(page: HttpResponse) -> str:
    return next(m.extra_tags for m in page.context["messages"] if m.extra_tags)


def test_tree_is_folded_below_the_first_level(
    keeper: Client, units: dict[str, Unit], community: Unit
) -> None:
    street = units["天塔街道"]
    assert shown(keeper.get("/directory/")) == list(units)
    opened = keeper.get("/directory/", {"open": street.pk})
    assert shown(opened) == [*units, "环湖南里社区"]
    assert [line.depth for line in opened.context["shown"].page.rows] == [0] + [1] * 7 + [2]
    assert (
        f'href="/directory/?open={street.pk}#unit-{street.pk}"'
        in keeper.get("/directory/").content.decode()
    )
    nonsense = keeper.get("/directory/", {"open": ["x", "-1", "9" * 30], "page": "zz"})
    assert shown(nonsense) == list(units)


def test_what_lies_below_a_folded_unit_stays_folded(
    keeper: Client, units: dict[str, Unit], community: Unit
) -> None:
    team = below(community, "志愿服务队")
    inner = keeper.get("/directory/", {"open": community.pk})
    assert shown(inner) == list(units)
    both = keeper.get("/directory/", {"open": [community.pk, units["天塔街道"].pk]})
    assert shown(both) == [*units, "环湖南里社区", team.short_name]


def test_units_are_found_by_name_alias_and_kind(
    keeper: Client, units: dict[str, Unit], community: Unit
) -> None:
    add_alias(unit=units["区教育局"], name="区教委", at=cast.AT)
    for query, found in (
        ({"words": "南里"}, ["环湖南里社区"]),
        ({"words": "教委"}, ["区教育局"]),
        ({"words": "河西区教委"}, ["区教育局"]),
        ({"kind": "street"}, ["天塔街道"]),
        ({"words": "气象"}, []),
    ):
        assert shown(keeper.get("/directory/", query)) == found
    Unit.objects.filter(pk=community.pk).update(closed_on=cast.AT.date())
    assert shown(keeper.get("/directory/", {"words": "南里"})) == []
    assert shown(keeper.get("/directory/", {"words": "南里", "closed": "on"})) == ["环湖南里社区"]


def test_members_and_units_below_are_counted(
    keeper: Client, units: dict[str, Unit], community: Unit, liaison: Member
) -> None:
    Member.objects.filter(pk=cast.member(liaison.unit, MemberRole.LEADER).pk).update(active=False)
    lines = {line.short_name: line for line in keeper.get("/directory/").context["shown"].page.rows}
    assert (lines["区住建委"].members, lines["天塔街道"].below) == (1, 1)
    assert (lines["区教育局"].members, lines["区教育局"].below) == (0, 0)


def test_list_and_page_take_as_many_queries_for_one_unit_as_for_three(
    keeper: Client, units: dict[str, Unit], community: Unit
) -> None:
    street = units["天塔街道"]
    counts = []
    for names in ((), ("二社区", "三社区")):
        for name in names:
            add_alias(unit=below(street, name), name=f"{name}居委会", at=cast.AT)
        for address in (f"/directory/?open={street.pk}", f"/directory/units/{street.pk}/"):
            with CaptureQueriesContext(connection) as seen:
                keeper.get(address)
            counts.append(len(seen))
    assert counts[:2] == counts[2:]


def test_two_thousand_units_are_shown_by_the_hundred(
    keeper: Client, units: dict[str, Unit]
) -> None:
    root = units["河西区"]
    many = [
        Unit(authority=root.authority, parent=root, name=f"第{n}社区", short_name=f"第{n}社区",
             kind=UnitKind.COMMUNITY, path=f"{root.path}{n + 10**6:08d}")
        for n in range(2000)
    ]  # fmt: skip
    Unit.objects.bulk_create(many)
    page = keeper.get("/directory/?page=20").context["shown"].page
    assert (page.total, page.pages, len(page.rows)) == (2008, 21, 100)
    children = keeper.get(f"/directory/units/{root.pk}/").context["shown"].children
    assert (children.total, len(children.rows)) == (2007, 100)


def test_unit_is_added_and_taken_out_again(keeper: Client, units: dict[str, Unit]) -> None:
    form = {"name": "河西区统计局", "short_name": "区统计局", "kind": "department"}
    page = keeper.post("/directory/units/", {**form, "parent": "本区"}, follow=True)
    assert page.status_code == 422
    assert "“本区” is not in the directory." in page.content.decode()
    page = keeper.post("/directory/units/", {**form, "parent": "河西区"}, follow=True)
    unit = Unit.objects.get(short_name="区统计局")
    assert page.redirect_chain == [(f"/directory/units/{unit.pk}/", 302)]
    assert (unit.parent, said(page)) == (units["河西区"], ["区统计局 was added."])
    again = keeper.post("/directory/units/", {**form, "parent": "河西区"})
    assert "There is a unit of this name already" in again.content.decode()
    assert said(keeper.post(undo_of(page), follow=True)) == ["区统计局 was removed."]
    assert not Unit.objects.filter(short_name="区统计局").exists()


def test_names_are_changed_and_changed_back(keeper: Client, units: dict[str, Unit]) -> None:
    unit = units["区住建委"]
    form = {"name": "河西区住房和城乡建设局", "short_name": "区住建局", "kind": "department"}
    page = keeper.post(f"/directory/units/{unit.pk}/rename/", form, follow=True)
    assert Unit.objects.get(pk=unit.pk).short_name == "区住建局"
    assert "changed name or kind" in page.content.decode()
    keeper.post(undo_of(page))
    assert Unit.objects.get(pk=unit.pk).name == "河西区住房和建设委员会"
    taken = {**form, "name": units["区教育局"].name}
    refused = keeper.post(f"/directory/units/{unit.pk}/rename/", taken)
    assert (refused.status_code, refused.context["shown"].opened) == (422, "rename")


def test_unit_is_moved_and_moved_back(keeper: Client, units: dict[str, Unit]) -> None:
    unit = units["区教育局"]
    page = keeper.post(f"/directory/units/{unit.pk}/move/", {"parent": "区审计局"}, follow=True)
    assert Unit.objects.get(pk=unit.pk).parent == units["区审计局"]
    assert "moved it from 河西区 to 区审计局" in page.content.decode()
    keeper.post(undo_of(page))
    assert Unit.objects.get(pk=unit.pk).parent == units["河西区"]


def test_name_is_added_removed_and_each_undone(keeper: Client, units: dict[str, Unit]) -> None:
    unit, way = units["区教育局"], f"/directory/units/{units['区教育局'].pk}/names/"
    page = keeper.post(way, {"alias": "区教委"}, follow=True)
    assert said(page) == ["“区教委” was added."]
    keeper.post(undo_of(page))
    assert resolve_bodies(unit.authority, ["区教委"]) == {}
    keeper.post(way, {"alias": "区教委"})
    page = keeper.post(f"{way}remove/", {"alias": "区教委"}, follow=True)
    assert resolve_bodies(unit.authority, ["区教委"]) == {}
    keeper.post(undo_of(page))
    assert resolve_bodies(unit.authority, ["区教委"]) == {"区教委": unit}
    refused = keeper.post(way, {"alias": "发改委"})
    assert "“发改委” is already a name of another unit" in refused.content.decode()


def test_unit_is_closed_and_reopened(keeper: Client, units: dict[str, Unit]) -> None:
    unit = units["区教育局"]
    way = f"/directory/units/{unit.pk}/close/"
    page = keeper.post(way, {"day": "2025-02-01"}, follow=True)
    assert "This unit was closed; from" in page.content.decode()
    keeper.post(undo_of(page))
    assert Unit.objects.get(pk=unit.pk).is_open
    assert keeper.post(way, {"day": "2999-02-01"}).status_code == 422


WAYS = ("rename/", "move/", "names/", "names/remove/", "close/", "reopen/", "remove/")


def test_all_members_read_and_keepers_alone_change(
    browser: cast.Browser, units: dict[str, Unit], liaison: Member, planner: Member
) -> None:
    client, unit = browser(liaison), units["区教育局"]
    for address in ("/directory/", f"/directory/units/{unit.pk}/"):
        page = client.get(address).content.decode()
        assert 'action="/directory/' not in page.replace('action="/directory/" aria', "")
        assert 'method="post" action="/directory/' in browser(planner).get(address).content.decode()
    assert client.post("/directory/units/", {}).status_code == 404
    for way in WAYS:
        assert client.post(f"/directory/units/{unit.pk}/{way}").status_code == 404


def test_next_districts_units_are_not_there(
    browser: cast.Browser, units: dict[str, Unit], stranger: Member
) -> None:
    client, unit = browser(stranger), units["区教育局"]
    assert client.get(f"/directory/units/{unit.pk}/").status_code == 404
    assert shown(client.get("/directory/", {"words": "教育"})) == []
    for way in WAYS:
        assert client.post(f"/directory/units/{unit.pk}/{way}").status_code == 404
    own = stranger.unit
    refused = client.post(f"/directory/units/{own.pk}/move/", {"parent": "区教育局"})
    assert "“区教育局” is not in the directory." in refused.content.decode()
