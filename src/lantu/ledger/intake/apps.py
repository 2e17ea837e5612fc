"""Registers the intake."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeApp(AppConfig):
    name = "lantu.ledger.intake"
    label = "intake"
