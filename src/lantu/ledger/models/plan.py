"""A plan: what rows belong together."""

from __future__ import annotations

from django.db import models

from lantu.directory.models import Authority
from lantu.ledger.choices import PlanLevel


class Plan(models.Model):
    """What rows belong together: a plan, a yearly division of tasks, a page of pledges."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="plans")
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=PlanLevel.choices, default=PlanLevel.DISTRICT)
    year = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "title"], name="plan_title"),
        ]

    def __str__(self) -> str:
        return self.title
