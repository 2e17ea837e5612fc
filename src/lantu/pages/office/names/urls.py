"""The address of what is said of a name."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.names import views

urlpatterns = [path("names/", views.hint, name="name-hint")]
