"""Correcting what the reader took for a document's title and year.

A deadline such as 6月底前 is dated by the document's year; with another year it is dated anew,
unless a person has given it a day of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.intake.actions.steps import keep_step, lock_document
from lantu.ledger.intake.models import Finding, FindingState
from lantu.ledger.intake.translate import dated_by
from lantu.ledger.models import Document

DOCUMENT = "document"
"""The verb of the step that is kept here."""
YEARS = range(1949, 2101)
"""The years a document may be of."""
COLUMNS = ("due_date", "dated", "warnings", "confidence", "least_sure")
NO_YEAR = ("R011", "R013")
"""Warnings that a deadline has no clear day."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """How many findings have another day now, and how many rows of the ledger keep theirs."""

    redated: int = 0
    kept: int = 0
    new: bool = False
    """Whether anything was changed."""


@in_turn
def correct_document(
    *, document: Document, title: str, year: int | None, by: Member, at: datetime
) -> Corrected:
    """Give the document this title and year, and date by it what the reader dated by the old one.

    Rows that are in the ledger keep their day: whoever drives them decides on that.
    """
    document = lock_document(document, by)
    title = title.strip()[:255]
    if not title:
        raise Refused(_("A document needs a title."))
    if year is not None and year not in YEARS:
        raise Refused(_("Please give the year as four digits."))
    changes = _changes(document, title, year)
    if not changes:
        return Corrected()
    found = _dated_otherwise(document, year)
    still, entered = _apart(found)
    step = keep_step(document, DOCUMENT, still, by=by, at=at, facts=changes)
    for finding in still:
        _date(finding, year)
    Finding.objects.bulk_update(still, COLUMNS, batch_size=200)
    document.title, document.year = title, year
    document.save(update_fields=["title", "year"])
    facts = {**changes, "findings": step.findings}
    record_deed([Change("document.corrected", "document", document.pk, facts)], by=by, at=at)
    return Corrected(len(still), len(entered), new=True)


def take_back(document: Document, facts: Mapping[str, Sequence[Any]]) -> None:
    """Give the document back what it had before; its findings are put back by the undo itself."""
    document.title = facts.get("title", [document.title])[0]
    document.year = facts.get("year", [document.year])[0]
    document.save(update_fields=["title", "year"])


def _changes(document: Document, title: str, year: int | None) -> dict[str, list[Any]]:
    """[before, after] of what differs."""
    pairs: dict[str, list[Any]] = {"title": [document.title, title], "year": [document.year, year]}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _dated_otherwise(document: Document, year: int | None) -> list[Finding]:
    """The findings whose day the old year gave and the new one gives otherwise."""
    if year == document.year:
        return []
    written = Finding.objects.filter(document=document).exclude(due_text="")
    return [
        finding
        for finding in written.exclude(state=FindingState.MERGED)
        if dated_by(finding.due_text, document.year) == finding.due_date
        and dated_by(finding.due_text, year) != finding.due_date
    ]


def _apart(found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those under review, and those that are rows of the ledger by now."""
    entered = [finding for finding in found if finding.state == FindingState.CONFIRMED]
    return [finding for finding in found if finding not in entered], entered


def _date(finding: Finding, year: int | None) -> None:
    finding.due_date = dated_by(finding.due_text, year)
    finding.dated = bool(finding.due_date)
    if finding.dated:
        # A person has settled what the reader doubted.
        finding.warnings = [code for code in finding.warnings if code not in NO_YEAR]
        finding.confidence = [part for part in finding.confidence if part["part"] != "due"]
        finding.least_sure = min((part["share"] for part in finding.confidence), default=1.0)
