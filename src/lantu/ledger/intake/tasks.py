"""Background jobs of the intake."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from lantu.ledger.intake.actions.read import read_received


@task()
def read_document(document_id: int) -> None:
    """Read one received document."""
    read_received(document_id=document_id, at=timezone.now())
