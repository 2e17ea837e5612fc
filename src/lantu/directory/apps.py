"""Registers the directory."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryApp(AppConfig):
    name = "lantu.directory"
    label = "directory"
