"""Registers the installation's own commands."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "lantu.config"
    label = "config"
