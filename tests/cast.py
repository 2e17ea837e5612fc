"""The named cast of all tests, built through the actions.

Plain functions: fixtures for the usual cast are in `conftest`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from django.test import Client

from lantu.directory.actions import add_member, add_unit, found_authority
from lantu.directory.choices import MemberRole, UnitKind
from lantu.directory.models import Authority, Member, Unit, User
from lantu.ledger.actions.plan import start_plan
from lantu.ledger.choices import Kind
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.intake.actions.review import confirm_findings
from lantu.ledger.intake.models import Finding
from lantu.ledger.models import Document, DocumentState, Plan, Task
from lantu.ledger.rows import RowContents

AT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
"""When everything in the tests happens, unless a test says otherwise."""
PASSWORD = "a long enough password"

Browser = Callable[..., Client]

UNITS = (
    ("河西区发展和改革委员会", "区发改委", UnitKind.DEPARTMENT, ("发改委",)),
    ("河西区人民政府办公室", "区政府办公室", UnitKind.DEPARTMENT, ("区政府办",)),
    ("河西区住房和建设委员会", "区住建委", UnitKind.DEPARTMENT, ("住建委",)),
    ("河西区教育局", "区教育局", UnitKind.DEPARTMENT, ()),
    ("河西区审计局", "区审计局", UnitKind.DEPARTMENT, ()),
    ("河西区政务服务办公室", "区政务服务办", UnitKind.DEPARTMENT, ()),
    ("河西区天塔街道办事处", "天塔街道", UnitKind.STREET, ()),
)


def district(at: datetime = AT) -> Authority:
    """河西区 with the bodies of `UNITS` below it."""
    hexi = found_authority(name="天津市河西区", short_name="河西区", code="120103", at=at)
    _add_units(hexi, UNITS, at=at)
    return hexi


def next_district(at: datetime = AT) -> Authority:
    """南开区: its officers must see nothing of 河西区."""
    nankai = found_authority(name="天津市南开区", short_name="南开区", code="120104", at=at)
    _add_units(nankai, [("南开区发展和改革委员会", "区发改委", UnitKind.DEPARTMENT, ())], at=at)
    return nankai


def member(
    unit: Unit, role: MemberRole, *, username: str = "", at: datetime = AT, user: User | None = None
) -> Member:
    """Somebody in a role of a unit, with an account of their own unless one is given."""
    name = username or f"{role}-{unit.pk}"
    if user is None:
        user = User.objects.create_user(name, password=PASSWORD)
    return add_member(
        user=user, unit=unit, role=role, name=f"{role.label} {unit.short_name}", at=at
    )


def signed_in(who: Member, *, language: str = "en") -> Client:
    """A browser in which the member is signed in and reads the language."""
    client = Client()
    client.force_login(who.user, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["lantu_language"] = language
    return client


def words_of(client: Client, address: str) -> str:
    """What the page says within its frame, in one line and without its marks."""
    answer = client.get(address)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<title>.*?</title>|<[^>]+>", " ", main).split())


def row(text: str = "新建学校5所", **contents: object) -> RowContents:
    """Contents of a task that has nothing but its text unless told otherwise."""
    return RowContents(**{"kind": Kind.TASK, "text": text, **contents})  # type: ignore[arg-type]


def received(
    by: Member,
    *,
    name: str = "分工方案.txt",
    text: str = "新建学校5所。",
    plan: Plan | None = None,
    at: datetime = AT,
) -> Document:
    """A document handed in and waiting to be read."""
    return receive_document(name=name, data=text.encode(), by=by, at=at, plan=plan)


def read(
    by: Member,
    rows: Sequence[RowContents] = (),
    *,
    name: str = "分工方案.txt",
    title: str = "",
    plan: Plan | None = None,
    at: datetime = AT,
) -> Document:
    """A document that is read, with a finding for each of the rows, one line of the text each."""
    text = "\n".join(contents.text for contents in rows)
    document = received(by, name=name, text=text or "空", plan=plan, at=at)
    document.title, document.text = title or name.removesuffix(".txt"), text
    document.year = at.year
    document.state, document.progress = DocumentState.READ, 100
    document.blocks = []
    document.articles = [{"start": 0, "end": len(text), "title": document.title}]
    document.save()
    start = 0
    for contents in rows:
        finding = Finding(document=document, start=start, end=start + len(contents.text))
        finding.take(contents)
        finding.save()
        start = finding.end + 1
    return document


def entered(
    by: Member,
    rows: Sequence[RowContents],
    *,
    name: str = "分工方案.txt",
    title: str = "",
    plan: Plan | None = None,
    at: datetime = AT,
) -> list[Task]:
    """Rows of the ledger that were confirmed from a document."""
    document = read(by, rows, name=name, title=title, plan=plan, at=at)
    findings = list(document.findings.values_list("pk", flat=True))
    return confirm_findings(document=document, findings=findings, by=by, at=at)


def plan(by: Member, title: str = "2025年区政府工作报告任务分工", *, at: datetime = AT) -> Plan:
    """A plan without rows."""
    return start_plan(title=title, year=at.year, by=by, at=at)


def _add_units(
    authority: Authority, units: Sequence[tuple[str, str, str, Sequence[str]]], *, at: datetime
) -> None:
    root = authority.units.get(parent=None)
    for name, short_name, kind, aliases in units:
        add_unit(
            authority=authority,
            name=name,
            short_name=short_name,
            kind=kind,
            parent=root,
            aliases=aliases,
            at=at,
        )
