"""The address of the start page."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.home import views

urlpatterns = [path("", views.home, name="home")]
