"""The page that changes many rows of the ledger at once."""

from __future__ import annotations

from datetime import date

import pytest

from lantu.directory.models import Member
from lantu.ledger.choices import OpenDue
from lantu.ledger.models import BulkStep, Task
from tests import cast

BASE = {"what": "due", "day": "2026-06-30", "role": "lead"}


@pytest.fixture
def tasks(planner: Member) -> list[Task]:
    return cast.entered(planner, [cast.row("修路2条"), cast.row("修桥1座"), cast.row("植树")])


def days() -> list[date | None]:
    return list(Task.objects.order_by("number").values_list("due_date", flat=True))


def test_ledger_leads_keepers_to_it_with_its_filter(
    browser: cast.Browser, planner: Member, leader: Member, tasks: list[Task]
) -> None:
    ledger = browser(planner).get("/ledger/?words=修").content.decode()
    assert 'href="/ledger/together/?words=%E4%BF%AE"' in ledger
    assert "/ledger/together/" not in browser(leader).get("/ledger/").content.decode()
    shown = browser(planner).get("/ledger/together/?words=修").context["shown"]
    assert [row.text for row in shown.rows] == ["修路2条", "修桥1座"]
    assert shown.chosen == {row.pk for row in shown.rows}


def test_ticked_rows_of_the_filter_are_changed_and_taken_back(
    browser: cast.Browser, planner: Member, tasks: list[Task]
) -> None:
    client, address = browser(planner), "/ledger/together/?words=修"
    answer = client.post(address, BASE | {"row": [tasks[0].pk, tasks[2].pk]})
    assert answer["Location"] == "/ledger/?words=%E4%BF%AE"
    assert days() == [date(2026, 6, 30), None, None]  # the third is outside of the filter
    page = client.get(answer["Location"]).content.decode()
    step = BulkStep.objects.get()
    assert "1 row was changed." in page
    assert f'action="/ledger/together/{step.pk}/undo/"' in page
    back = client.post(f"/ledger/together/{step.pk}/undo/", follow=True).content.decode()
    assert "1 row is as before." in back
    assert days() == [None, None, None]
    again = client.post(f"/ledger/together/{step.pk}/undo/", follow=True).content.decode()
    assert "taken back already" in again


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"what": "add"}, "Enter the unit&#x27;s name."),
        ({"what": "remove"}, "Enter the unit&#x27;s name."),
        ({"what": "due"}, "Enter the date."),
        ({"what": "due", "day": "2026-02-30"}, "2026-02-30"),
        ({"what": "nonsense"}, "Select a valid choice"),
        ({**BASE, "row": []}, "Choose at least one row."),
    ],
)
def test_incomplete_change_is_told_and_keeps_what_was_chosen(
    browser: cast.Browser, planner: Member, tasks: list[Task], sent: dict[str, str], words: str
) -> None:
    answer = browser(planner).post("/ledger/together/", {"row": [tasks[0].pk], **sent})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert days() == [None, None, None]


def test_each_change_does_what_it_says(
    browser: cast.Browser, planner: Member, tasks: list[Task]
) -> None:
    client, row = browser(planner), {"row": [tasks[0].pk]}
    for sent in (
        {"what": "add", "name": "区住建委", "role": "lead"},
        {"what": "add", "name": "区教育局", "role": "support"},
        {"what": "remove", "name": "区住建委"},
        {"what": "due", "open": "ongoing"},
        {"what": "person", "person": "张三", "post": "主任"},
    ):
        assert client.post("/ledger/together/", sent | row).status_code == 302
    done = Task.objects.get(pk=tasks[0].pk)
    assert [(o.name, o.role) for o in done.owners.all()] == [("区教育局", "support")]
    assert (done.due_open, done.person, done.post) == (OpenDue.ONGOING, "张三", "主任")
    same = client.post("/ledger/together/", {"what": "due", "open": "ongoing"} | row, follow=True)
    assert "Nothing had to be changed." in same.content.decode()


def test_only_keepers_find_it(
    browser: cast.Browser, leader: Member, liaison: Member, stranger: Member, tasks: list[Task]
) -> None:
    for reader in (leader, liaison):
        assert browser(reader).get("/ledger/together/").status_code == 404
        sent = BASE | {"row": [tasks[0].pk]}
        assert browser(reader).post("/ledger/together/", sent).status_code == 404
    browser(stranger).post("/ledger/together/", BASE | {"row": [tasks[0].pk]})
    assert days() == [None, None, None]
