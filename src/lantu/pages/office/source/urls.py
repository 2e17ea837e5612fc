"""Addresses of a file's pages."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.source import views

urlpatterns = [
    path("intake/<int:document_id>/pages/<int:page>/", views.page, name="document-page"),
    path("intake/<int:document_id>/pages/<int:page>/picture/", views.picture, name="page-picture"),
]
