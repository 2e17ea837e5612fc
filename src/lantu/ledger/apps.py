"""Registers the ledger."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerApp(AppConfig):
    name = "lantu.ledger"
    label = "ledger"
