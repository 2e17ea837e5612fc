"""The addresses of plans."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.plans import views

urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/<int:plan_id>/", views.plan, name="plan"),
]
