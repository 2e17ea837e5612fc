"""Registers the screens: their templates, tags and static files."""

from __future__ import annotations

from django.apps import AppConfig


class PagesApp(AppConfig):
    name = "lantu.pages"
    label = "pages"
