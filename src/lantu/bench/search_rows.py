"""A district of many rows for the measurements, made in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction

from lantu.directory.actions import add_member, add_unit, found_authority
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Authority, Member, Unit, User
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.models import Document, Plan, Task, TaskOwner

BATCH = 5000


def made_district(texts: Iterable[str], units: int, at: datetime) -> dict[str, Member]:
    """A district with a row for each text; a member who sees them all, and one of one unit."""
    call_command("migrate", verbosity=0, interactive=False)
    authority = found_authority(name="测试市测试区", short_name="测试区", code="990000", at=at)
    bodies = [_body(authority, number, at) for number in range(units)]
    planner = _member(bodies[0], MemberRole.PLANNER, at)
    liaison = _member(bodies[1], MemberRole.LIAISON, at)
    plan = Plan.objects.create(authority=authority, title="年度任务分工方案", created_at=at)
    document = Document.objects.create(
        authority=authority, plan=plan, name="分工.docx", received_by=planner, received_at=at
    )
    numbered = enumerate(texts)
    while batch := list(islice(numbered, BATCH)):
        with transaction.atomic():
            _enter(batch, plan, document, bodies, at)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return {"planner": planner, "liaison": liaison}


def _body(authority: Authority, number: int, at: datetime) -> Unit:
    return add_unit(
        authority=authority,
        name=f"测试区教育服务中心第{number}分部",
        short_name=f"分部{number}",
        kind=UnitKind.DEPARTMENT,
        parent=authority.units.get(parent=None),
        at=at,
    )


def _member(unit: Unit, role: MemberRole, at: datetime) -> Member:
    user = User.objects.create_user(f"bench-{role}")
    return add_member(user=user, unit=unit, role=role, name="测试", at=at)


def _enter(
    batch: list[tuple[int, str]], plan: Plan, document: Document, bodies: list[Unit], at: datetime
) -> None:
    tasks = Task.objects.bulk_create(
        Task(
            authority_id=plan.authority_id,
            plan=plan,
            number=number + 1,
            kind=Kind.TASK,
            text=text,
            path=["一、重点任务"],
            document=document,
            start=number,
            end=number + 1,
            owned=True,
            dated=False,
            measured=False,
            created_at=at,
            changed_at=at,
        )
        for number, text in batch
    )
    TaskOwner.objects.bulk_create(
        TaskOwner(
            task=task,
            position=position,
            role=OwnerRole.SUPPORT if position else OwnerRole.LEAD,
            name=bodies[(task.number + position) % len(bodies)].short_name,
            unit=bodies[(task.number + position) % len(bodies)],
        )
        for task in tasks
        for position in range(2)
    )
