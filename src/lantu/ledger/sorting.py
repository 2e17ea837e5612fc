"""The order of the ledger's rows: which columns there are, and the keys behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, When
from django.db.models.expressions import OrderBy

from lantu.ledger.choices import OwnerRole
from lantu.ledger.models import Task, TaskFigure, TaskOwner


def _first_owner(role: OwnerRole) -> Subquery:
    owners = TaskOwner.objects.filter(task=OuterRef("pk"), role=role)
    return Subquery(owners.order_by("position").values("name")[:1])


def _first_figure(column: str) -> Subquery:
    figures = TaskFigure.objects.filter(task=OuterRef("pk"))
    return Subquery(figures.order_by("position").values(column)[:1])


def _passed(column: str) -> Case:
    return Case(When(then=1, **{column: True}), default=0, output_field=IntegerField())


SORTS: dict[str, Sequence[Any]] = {
    "number": (F("plan_id"), F("number")),
    "text": (F("text"),),
    "kind": (F("kind"),),
    "lead": (_first_owner(OwnerRole.LEAD),),
    "responsible": (_first_owner(OwnerRole.RESPONSIBLE),),
    "support": (_first_owner(OwnerRole.SUPPORT),),
    "due": (F("due_date"),),
    # Quantities of one unit of measure can be compared, others only be kept together.
    "figures": (_first_figure("unit"), _first_figure("value")),
    "readiness": (_passed("owned") + _passed("dated") + _passed("measured"),),
    "source": (F("document_id"), F("start")),
    "changed": (F("changed_at"),),
}
"""The columns a ledger can be ordered by."""


def sorted_by(tasks: QuerySet[Task], order: str) -> tuple[QuerySet[Task], list[OrderBy]]:
    """The rows with the column's values beside them, and the keys that order them by these."""
    name, backwards = order.removeprefix("-"), order.startswith("-")
    columns = SORTS.get(name, SORTS["number"])
    beside = {f"sort_{i}": column for i, column in enumerate(columns)}
    tasks = tasks.annotate(**beside)
    keys = [
        F(key).desc(nulls_last=True) if backwards else F(key).asc(nulls_last=True) for key in beside
    ]
    own = ("plan_id", "number")
    if name == "due":  # behind the days of the calendar the open deadlines, then the missing ones
        keys += [F("dated").desc(), F("due_open").asc()]
    return tasks, [*keys, *(F(key).asc() for key in own)]
