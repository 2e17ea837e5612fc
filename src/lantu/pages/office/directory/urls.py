"""Addresses of the directory."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.directory import deeds, views

urlpatterns = [
    path("directory/", views.units, name="directory"),
    path("directory/units/", deeds.add, name="unit-add"),
    path("directory/units/<int:unit_id>/", views.unit, name="unit"),
    path("directory/units/<int:unit_id>/rename/", deeds.rename, name="unit-rename"),
    path("directory/units/<int:unit_id>/move/", deeds.move, name="unit-move"),
    path("directory/units/<int:unit_id>/names/", deeds.add_name, name="unit-name-add"),
    path("directory/units/<int:unit_id>/names/remove/", deeds.remove_name, name="unit-name-remove"),
    path("directory/units/<int:unit_id>/close/", deeds.close, name="unit-close"),
    path("directory/units/<int:unit_id>/reopen/", deeds.reopen, name="unit-reopen"),
    path("directory/units/<int:unit_id>/remove/", deeds.remove, name="unit-remove"),
]
