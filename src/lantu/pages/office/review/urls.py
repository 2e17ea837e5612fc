"""The addresses of the review."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.review import views

urlpatterns = [
    path("intake/<int:document_id>/review/", views.review, name="review"),
    path("intake/<int:document_id>/review/confirm/", views.confirm, name="review-confirm"),
    path("intake/<int:document_id>/review/undo/", views.undo, name="review-undo"),
    path("intake/<int:document_id>/review/bodies/", views.adopt, name="review-adopt"),
    path(
        "intake/<int:document_id>/review/document/",
        views.correct_head,
        name="review-document",
    ),
    path("intake/findings/<int:finding_id>/", views.card, name="review-card"),
    path("intake/findings/<int:finding_id>/decide/", views.decide, name="review-decide"),
    path("intake/findings/<int:finding_id>/correct/", views.correct, name="review-correct"),
    path("intake/findings/<int:finding_id>/split/", views.split, name="review-split"),
]
