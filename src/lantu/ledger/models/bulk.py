"""Changes that were made to many rows at once, as they were before, so that each can be undone."""

from __future__ import annotations

from django.db import models

from lantu.directory.models import Authority, Member


class BulkStep(models.Model):
    """The rows that one change has changed."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(default=list)
    """[{"id", "version", "facts"}]: the version that the change made, the contents before it."""
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{len(self.before)} rows"
