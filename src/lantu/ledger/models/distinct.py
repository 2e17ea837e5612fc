"""Pairs of rows that look alike and are not the same, as somebody has said."""

from __future__ import annotations

from django.db import models

from lantu.directory.models import Authority, Member
from lantu.ledger.models.task import Task


class Distinct(models.Model):
    """Two rows that are not to be offered as one again; `first` has the lower number."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    first = models.ForeignKey(Task, models.CASCADE, related_name="+")
    second = models.ForeignKey(Task, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="distinct_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
