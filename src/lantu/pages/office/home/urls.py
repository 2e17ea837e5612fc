"""Addresses of what stands."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.plans, name="plans"),
    path("plans/<int:plan_id>/", views.plan, name="plan"),
]
