"""The addresses of the ledger."""

from __future__ import annotations

from django.urls import path

from lantu.pages.office.ledger import duplicate_views, task_views, together_views, views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/columns/", views.choose_columns, name="ledger-columns"),
    path("ledger/export.xlsx", views.export, name="ledger-export"),
    path("ledger/duplicates/", duplicate_views.duplicates, name="duplicates"),
    path("ledger/duplicates/decide/", duplicate_views.decide, name="duplicates-decide"),
    path("ledger/duplicates/<int:task_id>/part/", duplicate_views.part, name="duplicates-part"),
    path(
        "ledger/duplicates/apart/<int:distinct_id>/undo/",
        duplicate_views.undo_distinct,
        name="duplicates-distinct-undo",
    ),
    path("ledger/together/", together_views.change_together, name="ledger-together"),
    path(
        "ledger/together/<int:step_id>/undo/",
        together_views.undo_together,
        name="ledger-together-undo",
    ),
    path("ledger/<int:task_id>/", task_views.task, name="task"),
    path("ledger/<int:task_id>/edit/<str:group>/", task_views.edit, name="task-edit"),
    path("ledger/<int:task_id>/undo/<int:version>/", task_views.undo, name="task-undo"),
]
