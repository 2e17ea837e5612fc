"""The addresses of plans."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.plans import alignment_views, version_views, views

urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/<int:plan_id>/", views.plan, name="plan"),
    path("plans/<int:plan_id>/edit/", views.edit, name="plan-edit"),
    path("plans/<int:plan_id>/status/", views.status, name="plan-status"),
    path("plans/<int:plan_id>/versions/", version_views.versions, name="plan-versions"),
    path("plans/<int:plan_id>/versions/compare/", version_views.compare, name="plan-compare"),
    path("plans/<int:plan_id>/alignment/", alignment_views.alignment, name="plan-alignment"),
    path("plans/<int:plan_id>/alignment/decide/", alignment_views.align, name="plan-align"),
    path(
        "plans/<int:plan_id>/alignment/<int:alignment_id>/undo/",
        alignment_views.undo,
        name="plan-align-undo",
    ),
]
