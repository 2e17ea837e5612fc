"""What a person has decided on two rows of a plan and of the one above it."""

from __future__ import annotations

from django.db import models

from lantu.directory.models import Authority, Member
from lantu.ledger.models.task import Task


class Alignment(models.Model):
    """Whether a row carries out a row of the plan above; suggestions are not stored."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, models.CASCADE, related_name="above")
    above = models.ForeignKey(Task, models.CASCADE, related_name="below")
    holds = models.BooleanField()
    """False where somebody has said that the two have nothing to do with each other."""
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["task", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "above"], name="alignment_once"),
            models.CheckConstraint(
                condition=~models.Q(task=models.F("above")), name="alignment_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.above_id}"
