"""Editing a row in the list itself: what htmx is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from lantu.directory.models import Member
from lantu.ledger.actions.task import edit_task
from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.queries.tasks import Readiness
from lantu.ledger.rows import OwnerName
from tests import cast

LEAD = OwnerName("区教育局", OwnerRole.LEAD)


@pytest.fixture
def tasks(planner: Member) -> list[Task]:
    rows = [cast.row("新建学校5所"), cast.row("加强宣传引导", owners=[LEAD])]
    return cast.entered(planner, rows, title="分工方案")


@pytest.fixture
def keeper(browser: cast.Browser, planner: Member) -> Client:
    return browser(planner)


def htmx(task: Task) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Target": f"row-{task.pk}"}


def send(client: Client, task: Task, group: str, query: str = "", **said: Any) -> HttpResponse:
    address = f"/ledger/{task.pk}/edit/{group}/{query}"
    response: HttpResponse = client.post(address, {"version": 1, **said}, headers=htmx(task))
    return response


def test_every_row_has_a_way_to_its_forms_for_keepers_alone(
    keeper: Client, browser: cast.Browser, leader: Member, tasks: list[Task]
) -> None:
    row = keeper.get("/ledger/?kind=task").context["ledger"].page.rows[0]
    assert {group: edit.href for group, edit in row.edits.items()} == {
        group: f"/ledger/{tasks[0].pk}/edit/{group}/?kind=task"
        for group in ("text", "owners", "due", "figures", "person")
    }
    html = keeper.get("/ledger/").content.decode()
    assert html.count('data-edit="owners"') == 2
    assert "Edit No. 1: Owners" in html
    assert "data-edit" not in browser(leader).get("/ledger/").content.decode()


def test_owners_are_edited_in_the_first_column_of_theirs_that_is_shown(
    keeper: Client, tasks: list[Task]
) -> None:
    assert keeper.get("/ledger/").context["ledger"].frame.owners_at == "lead"
    keeper.post("/ledger/columns/", {"column": ["responsible", "support"]})
    page = keeper.get("/ledger/")
    assert page.context["ledger"].frame.owners_at == "responsible"
    assert page.content.decode().count('data-edit="owners"') == 2
    keeper.post("/ledger/columns/", {"column": ["number"]})
    assert 'data-edit="owners"' not in keeper.get("/ledger/").content.decode()


@pytest.mark.parametrize("group", ["text", "owners", "due", "figures"])
def test_form_opens_below_its_row_and_closes_again(
    keeper: Client, tasks: list[Task], group: str
) -> None:
    task = tasks[0]
    address = f"/ledger/{task.pk}/edit/{group}/?kind=task"
    opened = keeper.get(address, headers=htmx(task)).content.decode()
    assert opened.startswith(f'<tbody id="row-{task.pk}" class="is-editing">')
    assert opened.count("<form") == 1
    assert f'data-focus="{group}"' in opened
    assert f'hx-get="/ledger/{task.pk}/?kind=task" hx-target="#row-{task.pk}"' in opened
    closed = keeper.get(f"/ledger/{task.pk}/?kind=task", headers=htmx(task)).content.decode()
    assert closed.startswith(f'<tbody id="row-{task.pk}">')
    assert "<form" not in closed


def test_saved_row_is_answered_with_the_statement_and_its_undo(
    keeper: Client, planner: Member, tasks: list[Task]
) -> None:
    first = tasks[0]
    said = {"owners-0-name": "区住建委", "owners-0-role": "lead"}
    response = send(keeper, first, "owners", "?lack=owner", **said)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.startswith(f'<tbody id="row-{first.pk}">')
    assert "区住建委" in html
    assert response.context["ledger"].readiness == Readiness(0, 0, 0, 0, 0)  # none lacks one now
    assert '<div id="ledger-statement" class="ledger-statement" hx-swap-oob="true">' in html
    assert f'action="/ledger/{first.pk}/undo/2/?lack=owner"' in html
    undone = keeper.post(f"/ledger/{first.pk}/undo/2/?lack=owner", headers=htmx(first))
    assert undone.content.decode().startswith(f'<tbody id="row-{first.pk}">')
    assert undone.context["ledger"].readiness == Readiness(total=1)
    assert list(Task.objects.get(pk=first.pk).owners.all()) == []


def test_what_makes_no_sense_or_names_nobody_stays_open(keeper: Client, tasks: list[Task]) -> None:
    task = tasks[0]
    empty = send(keeper, task, "text", kind="task", text=" ")
    assert (empty.status_code, empty.content.decode()[:6]) == (422, "<tbody")
    assert "This field is required." in empty.content.decode()
    slip = send(keeper, task, "owners", **{"owners-0-name": "区教于局", "owners-0-role": "lead"})
    assert slip.status_code == 422
    assert 'name="take" value="owners-0:区教育局"' in slip.content.decode()


def test_who_comes_second_sees_the_row_anew_and_keeps_what_they_wrote(
    keeper: Client, supervisor: Member, tasks: list[Task]
) -> None:
    task = tasks[0]
    edit_task(task=task, contents=cast.row("督查员改的"), version=1, by=supervisor, at=cast.AT)
    response = send(keeper, task, "text", kind="task", text="规划员改的")
    html = response.content.decode()
    assert response.status_code == 422
    assert "Someone else has changed this row in the meantime." in html
    assert "督查员改的" in html.split("row-editor")[0]
    assert "规划员改的" in html.split("row-editor")[1]
    assert '<input type="hidden" name="version" value="2">' in html


def test_forms_of_two_rows_share_no_id(keeper: Client, tasks: list[Task]) -> None:
    for task in tasks:
        page = keeper.get(f"/ledger/{task.pk}/edit/due/", headers=htmx(task)).content.decode()
        assert f'id="r{task.pk}-due_day"' in page
