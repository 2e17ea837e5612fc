"""The addresses of the ledger."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.ledger import task_views, views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/columns/", views.choose_columns, name="ledger-columns"),
    path("ledger/export.xlsx", views.export, name="ledger-export"),
    path("ledger/<int:task_id>/", task_views.task, name="task"),
    path("ledger/<int:task_id>/edit/<str:group>/", task_views.edit, name="task-edit"),
    path("ledger/<int:task_id>/undo/<int:version>/", task_views.undo, name="task-undo"),
]
