"""Findings under review, and the steps of the review so that each can be undone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantu.directory.models import Member
from lantu.ledger.choices import Kind, OwnerRole
from lantu.ledger.due import parse_due
from lantu.ledger.measures import Measure, measure_from
from lantu.ledger.models import Document, Task
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents

DOUBTFUL = 0.9
"""A part of which the reader is less sure than this is to be looked at first."""


class FindingState(models.TextChoices):
    """What the review has decided of a finding."""

    OPEN = "open", _("To be reviewed")
    CONFIRMED = "confirmed", _("In the ledger")
    DROPPED = "dropped", _("Dropped")
    MERGED = "merged", _("Merged into another")


class Finding(models.Model):
    """What the reader proposes as a row, as corrected so far."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="findings")
    article = models.PositiveSmallIntegerField(default=0)
    """Index into the document's articles."""
    kind = models.CharField(max_length=10, choices=Kind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    path = models.JSONField(default=list)
    owners = models.JSONField(default=list)
    """[{"name": ..., "role": ...}] in the order of the text."""
    person = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=120, blank=True)
    due_text = models.CharField(max_length=120, blank=True)
    due_date = models.CharField(max_length=10, blank=True)
    """ISO date, "ongoing", "recurring", or empty."""
    figures = models.JSONField(default=list)
    """[{"metric", "comparator", "value", "unit"}]; the value as decimal digits."""
    indicator = models.JSONField(null=True)
    """{"unit", "nature", "form", "baseline", "goals"} as in the reader's JSON; None for others."""
    warnings = models.JSONField(default=list)
    confidence = models.JSONField(default=list)
    """[{"part", "share", "ground"}]: how sure the reader was of each part, and on what ground."""
    least_sure = models.FloatField(default=1.0)
    """The smallest of these shares; 1 for what a person made or corrected."""
    owned = models.BooleanField()
    dated = models.BooleanField()
    measured = models.BooleanField()
    corrected = models.BooleanField(default=False)
    """Whether a person has changed what the reader read."""
    state = models.CharField(max_length=12, choices=FindingState.choices, default=FindingState.OPEN)
    task = models.OneToOneField(Task, models.SET_NULL, null=True, related_name="finding")

    class Meta:
        ordering = ["document", "start", "pk"]
        indexes = [models.Index(fields=["document", "state"], name="finding_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"

    @property
    def contents(self) -> RowContents:
        """The finding as the row it would become."""
        return RowContents(
            kind=Kind(self.kind),
            text=self.text,
            owners=[OwnerName(o["name"], OwnerRole(o["role"])) for o in self.owners],
            figures=[
                FigureValue(f["metric"], f["comparator"], Decimal(f["value"]), f["unit"])
                for f in self.figures
            ],
            due=self.due,
            person=self.person,
            post=self.post,
        )

    @property
    def measure(self) -> Measure | None:
        """What the indicator that it would become is to reach."""
        return measure_from(self.indicator, self.contents) if self.indicator else None

    @property
    def due(self) -> DueValue:
        return parse_due(self.due_text, self.due_date)

    def take(self, contents: RowContents) -> None:
        """Hold these contents from now on; the caller saves."""
        self.kind = contents.kind
        self.text = contents.text.strip()
        self.owners = [{"name": o.name, "role": str(o.role)} for o in contents.owners]
        self.figures = [
            {
                "metric": f.metric,
                "comparator": f.comparator,
                "value": f"{f.value.normalize():f}",
                "unit": f.unit,
            }
            for f in contents.figures
        ]
        self.person, self.post = contents.person.strip(), contents.post.strip()
        self.due_text = contents.due.text
        self.due_date = contents.due.code
        self.owned, self.dated = contents.owned, contents.dated
        self.measured = contents.measured

    def correct(self, contents: RowContents) -> None:
        """Hold what a person says instead of what the reader read; the caller saves."""
        self.take(contents)
        self.corrected, self.least_sure = True, 1.0

    def snapshot(self) -> dict[str, Any]:
        """All columns as plain values, for undoing a step."""
        return {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}


class ReviewStep(models.Model):
    """A reviewer's decision and the findings as they were before it; the last is undone first."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="steps")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    before = models.JSONField(default=list)
    created = models.JSONField(default=list)
    """Numbers of the findings that the step made."""
    facts = models.JSONField(default=dict)
    """What the step changed beside findings, as its action needs it for undoing."""

    class Meta:
        ordering = ["document", "pk"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.verb}"

    @property
    def findings(self) -> list[int]:
        """The numbers of all findings that the step changed or made."""
        return [row["id"] for row in self.before] + list(self.created)
