"""Registers the index, and sees after every `migrate` that it stands."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from lantu.search.index import ensure_index


class SearchApp(AppConfig):
    name = "lantu.search"
    label = "search"

    def ready(self) -> None:
        post_migrate.connect(_after_migrate, dispatch_uid="lantu.search")


def _after_migrate(*, app_config: AppConfig, using: str, **_: Any) -> None:
    """Django's own way to say that tables were made or rebuilt, which takes their triggers."""
    if app_config.label == "search":
        ensure_index(connections[using])
