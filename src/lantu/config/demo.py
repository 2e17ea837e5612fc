"""The demo: a district, its neighbour, and documents that went the way of every document."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from lantu.config.district import district_code, load_district
from lantu.directory.choices import MemberRole
from lantu.directory.models import Authority, Member
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.intake.actions.review import confirm_findings
from lantu.ledger.intake.queries import findings_of
from lantu.ledger.models import Document

PASSWORD = "lantu-demo"  # noqa: S105 - printed on the screen, for 127.0.0.1 alone
CONFIRMED = "division.docx"
"""The document whose findings the demo's planner has confirmed; the others wait for review."""


def build_demo(data: Path) -> bool:
    """Build what is not there yet; whether anything was."""
    at = timezone.now()
    new = False
    for file in sorted(data.glob("*/district.toml")):
        if not _founded(file):
            load_district(file, password=PASSWORD, at=at)
            new = True
    for folder in sorted(data.glob("*/documents")):
        planner = _planner_of(folder.parent / "district.toml")
        for file in sorted(folder.iterdir()):
            if not Document.objects.filter(authority=planner.authority, name=file.name).exists():
                receive_document(name=file.name, data=file.read_bytes(), by=planner, at=at)
                new = True
    call_command("work", batch=True)
    _confirm(at_most_once=CONFIRMED)
    return new


def demo_members() -> QuerySet[Member]:
    """One sign-in for each role, and the others, in the order of the district file."""
    return Member.objects.select_related("user", "unit").order_by("pk")


def _founded(file: Path) -> bool:
    return Authority.objects.filter(code=district_code(file)).exists()


def _planner_of(file: Path) -> Member:
    return Member.objects.filter(
        authority__code=district_code(file), role=MemberRole.PLANNER
    ).select_related("authority", "unit")[0]


def _confirm(*, at_most_once: str) -> None:
    """Confirm everything found in one document, unless somebody has begun to review it."""
    for document in Document.objects.filter(name=at_most_once, plan=None):
        confirm_findings(
            document=document,
            findings=list(findings_of(document).values_list("pk", flat=True)),
            by=document.received_by,
            at=timezone.now(),
        )
