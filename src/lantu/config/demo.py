"""The demo: a district, its neighbour, and documents that went the way of every document."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from lantu.config.district import district_code, load_district
from lantu.directory.choices import MemberRole
from lantu.directory.models import Authority, Member
from lantu.ledger.actions.measurement import Value, correct_measurement, record_measurement
from lantu.ledger.actions.plan import PlanFacts, edit_plan
from lantu.ledger.choices import PlanLevel, Stage
from lantu.ledger.intake.actions.receive import receive_document
from lantu.ledger.intake.actions.review import confirm_findings
from lantu.ledger.intake.queries import findings_of
from lantu.ledger.models import Document
from lantu.ledger.queries.indicators import indicators_for

PASSWORD = "lantu-demo"  # noqa: S105 - printed on the screen, for 127.0.0.1 alone
CONFIRMED = ("division.docx", "indicators.pdf")
"""Documents of which the demo's planner has confirmed all, of the last only the indicators."""


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
    for name in CONFIRMED:
        _confirm(at_most_once=name)
    _put_below(at_most_once=CONFIRMED[0], above=CONFIRMED[-1])
    for file in sorted(data.glob("*/measurements.toml")):
        _measure(file)
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
    """Confirm what was found in a document, unless somebody has begun to review it.

    Of a document with indicators only these, so that there is something left to review.
    """
    for document in Document.objects.filter(name=at_most_once, plan=None):
        found = findings_of(document)
        indicators = found.filter(indicator__isnull=False)
        chosen = (indicators if indicators.exists() else found).values_list("pk", flat=True)
        confirm_findings(
            document=document, findings=list(chosen), by=document.received_by, at=timezone.now()
        )


def _put_below(*, at_most_once: str, above: str) -> None:
    """The one document's plan carries out the other's."""
    plans = {d.name: d.plan for d in Document.objects.select_related("plan__authority")}
    plan, parent = plans.get(at_most_once), plans.get(above)
    if plan is None or parent is None or plan.parent_id is not None:
        return
    planner = Document.objects.filter(name=at_most_once)[0].received_by
    facts = PlanFacts(plan.title, PlanLevel(plan.level), plan.first_year, plan.last_year, parent.pk)
    edit_plan(plan=plan, facts=facts, by=planner, at=timezone.now())


def _measure(file: Path) -> None:
    """Record the values of indicators that have none, up to today."""
    planner, now = _planner_of(file.parent / "district.toml"), timezone.now()
    bare = {i.name: i for i in indicators_for(planner).filter(measurements=None)}
    for said in tomllib.loads(file.read_text(encoding="utf-8"))["value"]:
        indicator = bare.get(said["indicator"])
        if indicator is None or said["day"] > timezone.localdate(now):
            continue
        value = Value(
            said["day"], Decimal(said["value"]), said["source"], stage=Stage(said["stage"])
        )
        wrong = indicator.measurements.filter(value=said.get("corrects"), superseded_by=None)
        if "corrects" in said:
            correct_measurement(
                measurement=wrong.get(), value=value, note=said["note"], by=planner, at=now
            )
        else:
            record_measurement(indicator=indicator, value=value, by=planner, at=now)
