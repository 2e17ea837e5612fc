"""The addresses of the indicators."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.indicators import views

urlpatterns = [
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/new/", views.track, name="indicators-track"),
    path("indicators/<int:indicator_id>/", views.indicator, name="indicator"),
    path("indicators/<int:indicator_id>/edit/", views.edit, name="indicator-edit"),
    path("indicators/<int:indicator_id>/remove/", views.untrack, name="indicator-untrack"),
    path("indicators/<int:indicator_id>/measure/", views.measure, name="indicator-measure"),
    path(
        "indicators/<int:indicator_id>/values/<int:measurement_id>/",
        views.correct,
        name="measurement-correct",
    ),
    path(
        "indicators/<int:indicator_id>/values/<int:measurement_id>/withdraw/",
        views.withdraw,
        name="measurement-withdraw",
    ),
]
