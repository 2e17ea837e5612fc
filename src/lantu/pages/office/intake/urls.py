"""Addresses of the intake."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.intake import views

urlpatterns = [
    path("intake/", views.intake, name="intake"),
    path("intake/files/", views.hand_in_files, name="hand-in-files"),
    path("intake/text/", views.hand_in_text, name="hand-in-text"),
    path("intake/<int:document_id>/", views.document, name="document"),
    path("intake/<int:document_id>/progress/", views.progress, name="document-progress"),
    path("intake/<int:document_id>/file/", views.download, name="document-file"),
    path("intake/<int:document_id>/remove/", views.remove, name="document-remove"),
    path("intake/<int:document_id>/back/", views.bring_back, name="document-bring-back"),
]
