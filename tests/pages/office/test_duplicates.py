"""The page of rows that may be one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu.directory.models import Member
from lantu.ledger.models import Distinct, Task
from tests import cast

TWINS = ("改造老旧小区12个，加装电梯40部", "完成老旧小区改造12个，加装电梯40部")


@pytest.fixture
def rows(planner: Member) -> list[Task]:
    return [
        cast.entered(planner, [cast.row(text)], name=f"{i}.txt", title=f"文件{i}")[0]
        for i, text in enumerate(TWINS)
    ]


def test_pair_is_made_one_and_parted_again(
    browser: cast.Browser, planner: Member, rows: list[Task]
) -> None:
    client, page = browser(planner), "/ledger/duplicates/"
    shown = cast.words_of(client, page)
    assert f"No. 1 {TWINS[0]}" in shown
    assert f"No. 1 {TWINS[1]}" in shown
    sent = {"one": rows[0].pk, "other": rows[1].pk, "verb": "other"}
    assert client.post(f"{page}decide/", sent)["Location"] == page
    assert "No two rows say much the same" in cast.words_of(client, page)
    assert client.get(f"/ledger/{rows[0].pk}/")["Location"] == f"/ledger/{rows[1].pk}/"
    kept = cast.words_of(client, f"/ledger/{rows[1].pk}/")
    assert "Also says so 文件0 文件0" in kept
    assert "made this row one with another that says the same" in kept

    parted = client.post(f"{page}{rows[0].pk}/part/")
    assert parted["Location"] == f"/ledger/{rows[0].pk}/"
    assert "Also says so" not in cast.words_of(client, f"/ledger/{rows[1].pk}/")
    assert client.post(f"{page}{rows[0].pk}/part/").status_code == 404


def test_pair_is_told_apart_and_offered_again(
    browser: cast.Browser, planner: Member, rows: list[Task]
) -> None:
    client, page = browser(planner), "/ledger/duplicates/"
    sent = {"one": rows[0].pk, "other": rows[1].pk, "verb": "apart", "plan": rows[0].plan_id}
    assert client.post(f"{page}decide/", sent)["Location"] == f"{page}?plan={rows[0].plan_id}"
    assert "No two rows" in cast.words_of(client, f"{page}?plan={rows[0].plan_id}")
    made = Distinct.objects.get()
    assert client.post(f"{page}apart/{made.pk}/undo/")["Location"] == page
    assert TWINS[0] in cast.words_of(client, page)


@pytest.mark.parametrize("change", [{"verb": "none"}, {"one": "x"}, {"other": "999999"}])
def test_decision_that_means_nothing_is_not_found(
    browser: cast.Browser, planner: Member, rows: list[Task], change: dict[str, str]
) -> None:
    sent = {"one": rows[0].pk, "other": rows[1].pk, "verb": "one"} | change
    assert browser(planner).post("/ledger/duplicates/decide/", sent).status_code == 404
    assert not Task.objects.exclude(merged_into=None).exists()


def test_only_keepers_of_the_district_find_them(
    browser: cast.Browser, leader: Member, liaison: Member, stranger: Member, rows: list[Task]
) -> None:
    sent = {"one": rows[0].pk, "other": rows[1].pk, "verb": "one"}
    for reader in (leader, liaison):
        assert browser(reader).get("/ledger/duplicates/").status_code == 404
        assert browser(reader).post("/ledger/duplicates/decide/", sent).status_code == 404
    assert "老旧小区" not in cast.words_of(browser(stranger), "/ledger/duplicates/")
    assert browser(stranger).get(f"/ledger/duplicates/?plan={rows[0].plan_id}").status_code == 404
    assert browser(stranger).post("/ledger/duplicates/decide/", sent).status_code == 404


def test_number_of_queries_does_not_grow_with_the_pairs(
    browser: cast.Browser, planner: Member, rows: list[Task]
) -> None:
    client, counts = browser(planner), []
    for texts in ((), ("新建中小学3所，新增学位900个", "新建3所中小学，新增学位900个")):
        for i, text in enumerate(texts):
            cast.entered(planner, [cast.row(text)], name=f"又{i}.txt", title=f"又{i}")
        with CaptureQueriesContext(connection) as seen:
            client.get("/ledger/duplicates/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
