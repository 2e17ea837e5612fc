"""Registers the journal."""

from __future__ import annotations

from django.apps import AppConfig


class JournalApp(AppConfig):
    name = "lantu.journal"
    label = "journal"
