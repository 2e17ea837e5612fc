"""The address of the search."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.search import views

urlpatterns = [path("search/", views.found, name="search")]
