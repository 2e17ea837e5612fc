"""A document as it came in, and the text that findings and rows point into."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantu.directory.models import Authority, Member
from lantu.ledger.models.plan import Plan


class DocumentState(models.TextChoices):
    """How far the reading of a document is."""

    QUEUED = "queued", _("Waiting to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Ready for review")
    FAILED = "failed", _("Could not be read")
    REMOVED = "removed", _("Removed")


class Document(models.Model):
    """A document as it came in, and the text that its findings point into."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="documents")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="documents")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(max_length=200, storage=default_storage)
    received_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=20, choices=DocumentState.choices, default=DocumentState.QUEUED
    )
    progress = models.PositiveSmallIntegerField(default=0)
    """Per cent of the reading that is done."""
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.JSONField(default=dict)
    """Why it could not be read, as sentences by language: {"zh": ..., "en": ...}."""
    notices = models.JSONField(default=list)
    """Codes of what there is to say of the whole; of some pages {"code": "R061", "pages": [3]}."""
    title = models.CharField(max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    """The reader's blocks as [start, end, origin], see `intake.reading`."""
    articles = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    """Each table as its rows of [start, end], a merged cell at every position that it covers."""

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["authority", "sha256"], name="document_content")]

    def __str__(self) -> str:
        return self.title or self.name


HEAVY = ("text", "blocks", "articles", "tables")
"""A document's columns that may be megabytes long; lists leave them out."""
