"""The journal's rows and the head of each chain.

An authority is known here by its number alone, a person by their member's number: the journal lies
below the directory and holds no personal data.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class HistoryIsFixed(Exception):  # noqa: N818 - it states a law
    """Somebody tried to change or delete what has happened.

    The database refuses as well, see `guards`.
    """


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries as they are; none is changed or removed in bulk either."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise HistoryIsFixed

    def delete(self) -> NoReturn:
        raise HistoryIsFixed


class Entry(models.Model):
    """One change: who did what to which object, and the fields before and after."""

    authority_id = models.PositiveBigIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    member_id = models.PositiveBigIntegerField(null=True)
    """None where the system itself acted (a background task, a command)."""
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["authority_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["authority_id", "sequence"], name="entry_in_sequence"),
        ]
        indexes = [
            models.Index(fields=["authority_id", "subject", "subject_id"], name="entry_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id}/{self.sequence} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise HistoryIsFixed
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise HistoryIsFixed


class Head(models.Model):
    """The last entry of an authority's chain; its row is the lock that keeps the order."""

    authority_id = models.PositiveBigIntegerField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.authority_id}/{self.sequence}"
