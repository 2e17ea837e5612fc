"""A plan: what rows belong together, and its rows as they were at certain moments."""

from __future__ import annotations

from django.db import models

from lantu.directory.models import Authority, Member
from lantu.ledger.choices import PlanLevel, PlanStatus


class Plan(models.Model):
    """What rows belong together: a plan, a yearly division of tasks, a page of pledges."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="plans")
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=PlanLevel.choices, default=PlanLevel.DISTRICT)
    status = models.CharField(max_length=12, choices=PlanStatus.choices, default=PlanStatus.ADOPTED)
    """A document that is handed in has mostly been adopted; who hands in a draft says so."""
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    """The plan above, which this one carries out."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "title"], name="plan_title"),
            models.CheckConstraint(
                condition=models.Q(first_year=None, last_year=None)
                | models.Q(last_year__gte=models.F("first_year")),
                name="plan_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> str:
        """ "2026–2030", "2026", or empty where it is not known."""
        if self.first_year is None:
            return ""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}–{self.last_year}"


class PlanVersion(models.Model):
    """The rows of a plan as they were when its status changed, or when somebody set them down."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=PlanStatus.choices)
    note = models.CharField(max_length=300, blank=True)
    """The decision, or what it was set down for."""
    rows = models.JSONField(default=list)
    """See `versions.Row`; megabytes for a large plan, so lists leave it out."""
    count = models.PositiveIntegerField()
    """How many rows these are."""
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"
