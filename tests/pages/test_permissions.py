"""Who finds what: every page and every deed, asked by every role, as docs/permissions.md says.

The table is what the pages answer, not what somebody wrote: after a change of a rule, run
`LANTU_UPDATE_DOCS=1 ./lantu test tests/pages/test_permissions.py` and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantu.directory.choices import MemberRole
from lantu.directory.models import Member, Unit
from lantu.ledger.actions.alignment import align_rows
from lantu.ledger.actions.bulk import change_rows
from lantu.ledger.actions.duplicate import merge_rows, tell_apart
from lantu.ledger.actions.measurement import Value, record_measurement
from lantu.ledger.actions.plan import PlanFacts, edit_plan, set_down_version
from lantu.ledger.actions.task import edit_task
from lantu.ledger.changes import SetPerson
from lantu.ledger.choices import OwnerRole
from lantu.ledger.intake.actions.read import read_received
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.intake.actions.remove import remove_document
from lantu.ledger.intake.actions.review import confirm_findings
from lantu.ledger.models import Document, Indicator, Task
from lantu.ledger.rows import OwnerName
from tests import cast
from tests.cast import AT

CHECKOUT = Path(__file__).parents[2]
TABLE = CHECKOUT / "docs" / "permissions.md"
PAPER = CHECKOUT / "demo" / "hexi" / "documents" / "indicators.pdf"
OPEN_TO_ALL = {"sign-in", "sign-out", "language", "mode"}
"""Addresses for who is not signed in too; they show nothing of anybody's work."""
QUERY = {
    "plan-compare": "before=1",
    "indicators-track": "plan={plan_id}",
    "search": "q=小区",
    "name-hint": "line=owner-0&owner-0-name=区住建委",
}
INSTEAD = {
    "document-bring-back": {"document_id": "removed_id"},
    "duplicates-part": {"task_id": "merged_id"},
}
"""Where another thing than usual is meant."""
SENT: dict[str, dict[str, str]] = {
    "review-decide": {"verb": "confirm"},
    "duplicates-decide": {"one": "{task_id}", "other": "{above_id}", "verb": "apart"},
    "plan-align": {"task": "{task_id}", "above": "{above_id}", "holds": "yes"},
}
"""What an address needs to answer at all; everything else is asked without any."""

YES, REFUSED, NO, SIGN_IN = "yes", "refused", "–", "sign in"


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks, and what the table calls them."""

    title: str
    client: Client
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An address by its name and pattern, with the numbers that fill it."""

    name: str
    pattern: str
    address: str

    @property
    def names_a_thing(self) -> bool:
        """Whether it is about one thing of the district, not about a list or the person's own."""
        return "<" in self.pattern or self.name in ("indicators-track", "plan-compare")


@pytest.fixture
def numbers(planner: Member) -> dict[str, object]:
    """A document of each thing that an address can name, owned by 区住建委 where it has owners."""
    document = receive_document(name=PAPER.name, data=PAPER.read_bytes(), by=planner, at=AT)
    read_received(document_id=document.pk, at=AT)
    findings = list(document.findings.all())
    task, *_ = confirm_findings(
        document=document, findings=[f.pk for f in findings[:2]], by=planner, at=AT
    )
    task = _given_to(task, "区住建委", by=planner)
    indicator = Indicator.objects.get(task=task)
    value = Value(date(2025, 2, 1), Decimal(47), "季报")
    measurement = record_measurement(indicator=indicator, value=value, by=planner, at=AT)
    above = cast.plan(planner, "市规划")
    (upper,) = cast.entered(planner, [cast.row()], plan=above, name="市.txt")
    facts = PlanFacts(task.plan.title, parent=above.pk)
    edit_plan(plan=task.plan, facts=facts, by=planner, at=AT)
    set_down_version(plan=task.plan, note="送审稿", by=planner, at=AT)
    removed = receive_document(name="坏.docx", data=b"PK\x03\x04x", by=planner, at=AT)
    read_received(document_id=removed.pk, at=AT)
    remove_document(document=removed, by=planner, at=AT)
    alignment = align_rows(task=task, above=upper, holds=True, by=planner, at=AT)
    step = change_rows(rows=[task.pk], change=SetPerson("张三"), by=planner, at=AT)
    assert step is not None
    distinct = tell_apart(one=task, other=upper, by=planner, at=AT)
    twins = [cast.entered(planner, [cast.row()], name=f"{n}.txt")[0] for n in "甲乙"]
    merge_rows(kept=twins[0], other=twins[1], by=planner, at=AT)
    return {
        "distinct_id": distinct.pk,
        "merged_id": twins[1].pk,
        "step_id": step.pk,
        "document_id": document.pk,
        "removed_id": removed.pk,
        "finding_id": findings[2].pk,
        "task_id": task.pk,
        "above_id": upper.pk,
        "plan_id": task.plan_id,
        "indicator_id": indicator.pk,
        "measurement_id": measurement.pk,
        "alignment_id": alignment.pk,
        "page": 1,
        "group": "due",
        "version": task.version + 1,
        "unit_id": Unit.objects.get(authority=planner.authority, short_name="天塔街道").pk,
    }


def _given_to(task: Task, name: str, *, by: Member) -> Task:
    owners = [OwnerName(name, OwnerRole.LEAD)]
    contents = replace(task.contents, owners=owners)
    return edit_task(task=task, contents=contents, version=task.version, by=by, at=AT)


@pytest.fixture
def askers(
    planner: Member,
    supervisor: Member,
    liaison: Member,
    leader: Member,
    auditor: Member,
    administrator: Member,
    stranger: Member,
    units: dict[str, Unit],
) -> list[Asker]:
    other = cast.member(units["区教育局"], MemberRole.LIAISON)
    named = (
        ("planner", planner),
        ("supervisor", supervisor),
        ("liaison of the owner", liaison),
        ("another liaison", other),
        ("leader", leader),
        ("auditor", auditor),
        ("administrator", administrator),
        ("next district's planner", stranger),
    )
    askers = [Asker(title, cast.signed_in(who), who) for title, who in named]
    return [*askers, Asker("not signed in", Client())]


def test_every_page_and_deed_is_open_to_whom_the_table_says(
    numbers: dict[str, object], askers: list[Asker]
) -> None:
    found = list(rows(numbers, askers))
    table = written(found, [asker.title for asker in askers])
    if os.environ.get("LANTU_UPDATE_DOCS"):
        TABLE.write_text(table, encoding="utf-8")
    assert table == TABLE.read_text(encoding="utf-8")
    for place, method, answers in found:
        *members, stranger, nobody = answers
        assert set(members) != {NO}, f"{method} {place.pattern} was asked for nothing that is there"
        if place.name not in OPEN_TO_ALL:
            assert nobody == SIGN_IN, place
            assert stranger == NO or not place.names_a_thing, place


def rows(
    numbers: dict[str, object], askers: Sequence[Asker]
) -> Iterator[tuple[Place, str, list[str]]]:
    """Each address with each way of asking that it answers."""
    for place in places(numbers):
        for method in ("GET", "POST"):
            sent = {k: v.format(**numbers) for k, v in SENT.get(place.name, {}).items()}
            answers = [answer(asker, place, method, sent) for asker in askers]
            if any(answers):
                yield place, method, [said or NO for said in answers]


def answer(asker: Asker, place: Place, method: str, sent: dict[str, str]) -> str:
    """What one gets, with everything undone that asking did; empty where it is no way of asking."""
    cookies = asker.client.cookies.copy()  # who signs out is signed in again for the next
    with transaction.atomic():
        asked = asker.client.get if method == "GET" else asker.client.post
        own = {"member": asker.member.pk} if place.name == "membership" and asker.member else {}
        got = asked(place.address, {**sent, **own} if method == "POST" else None)
        status, where = got.status_code, str(got.headers.get("Location", ""))
        transaction.set_rollback(True)
    asker.client.cookies = cookies
    if status == 405:
        return ""
    if status == 404:
        return NO
    assert status in (200, 204, 302, 409, 422), (place, asker.title, method, status)
    if any(str(m.message).startswith("Only ") for m in get_messages(got.wsgi_request)):
        return REFUSED
    signing_in = status == 302 and where.startswith(reverse("sign-in"))
    return SIGN_IN if signing_in and place.name not in OPEN_TO_ALL else YES


def places(numbers: dict[str, object]) -> Iterator[Place]:
    for pattern, found in walked(get_resolver().url_patterns):
        name = found.name or ""
        other = INSTEAD.get(name, {})
        wanted = {key: numbers[other.get(key, key)] for key in found.pattern.converters}
        query = QUERY.get(name, "").format(**numbers)
        yield Place(name, f"/{pattern}", f"{reverse(name, kwargs=wanted)}?{query}".rstrip("?"))


def walked(
    patterns: Sequence[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for found in patterns:
        whole = f"{before}{found.pattern}"
        if isinstance(found, URLResolver):
            yield from walked(found.url_patterns, whole)
        else:
            yield whole, found


def written(found: Sequence[tuple[Place, str, list[str]]], titles: Sequence[str]) -> str:
    """The table as Markdown."""
    head = [
        "# Who finds what",
        "",
        "Every address of the office and every way of asking, by role. “yes” opens the page or allows the deed",
        "(a rule may still refuse it for what is asked), “refused” says in a sentence who may, and “–” looks like what",
        "is not there. Made and held by `tests/pages/test_permissions.py`, which asks for each of them.",
        "",
        f"| address | | {' | '.join(titles)} |",
        f"|---|---|{'---|' * len(titles)}",
    ]
    lines = [
        f"| `{place.pattern.replace('<int:', '<').replace('<str:', '<')}` | {method} | {' | '.join(said)} |"
        for place, method, said in found
    ]
    return "\n".join([*head, *lines, ""])


def test_documents_of_the_world_are_real(numbers: dict[str, object]) -> None:
    """The table means something only if each number leads to a thing."""
    assert Document.objects.get(pk=numbers["document_id"]).findings.count() > 3
