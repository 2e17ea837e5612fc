"""Telling the person what has happened: toasts for what was done, notices for what was not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from lantu.common.verdicts import Refused, Words


def say_done(request: HttpRequest, text: Words, *, undo: str = "") -> None:
    """It is done; `undo` is the address whose POST takes it back."""
    messages.success(request, text, extra_tags=undo)  # type: ignore[arg-type]


def say_warning(request: HttpRequest, text: Words) -> None:
    """It is done, but the person should know something about it."""
    messages.warning(request, text)  # type: ignore[arg-type]


def say_refused(request: HttpRequest, refused: Refused | Words) -> None:
    """It is not done; why."""
    reason = refused.reason if isinstance(refused, Refused) else refused
    messages.error(request, reason)  # type: ignore[arg-type]
