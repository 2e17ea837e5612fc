"""The addresses of the office: each family of pages has its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

FAMILIES = (
    "sign_in",
    "home",
    "plans",
    "intake",
    "review",
    "source",
    "ledger",
    "indicators",
    "names",
    "directory",
    "search",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"lantu.pages.office.{family}.urls")) for family in FAMILIES
]
