"""The rows of the ledger with their owners and figures.

`Task` is a row of any kind (task, target or result); whether it is owned, dated and measurable is
kept beside it, so that a page of thousands can be counted and filtered without reading its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from lantu.directory.models import Authority, Unit
from lantu.ledger.choices import Comparator, Kind, OpenDue, OwnerRole
from lantu.ledger.models.document import Document
from lantu.ledger.models.plan import Plan
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents

HELD_OWNERS, HELD_FIGURES = "held_owners", "held_figures"
"""Where a query that only reads puts a row's parts: plain lists cost a page of rows a third less
than a prefetched queryset for each row."""


class Task(models.Model):
    """A row of the ledger with the place in the document it came from."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="tasks")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks")
    number = models.PositiveIntegerField()
    """序号: counts the plan's rows from 1 without a hole; it stays with its row for good."""
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    path = models.JSONField(default=list)
    """The headings above it in the document, outermost first."""
    person = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=120, blank=True)
    due_text = models.CharField(max_length=120, blank=True)
    due_date = models.DateField(null=True)
    due_open = models.CharField(max_length=10, choices=OpenDue.choices, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="tasks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    owned = models.BooleanField()
    dated = models.BooleanField()
    measured = models.BooleanField()
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates")
    """The row that says the same and stands for it; this one is kept for its source alone."""
    version = models.PositiveIntegerField(default=1)
    """Grows with every edit; who edits an older one is told so."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="task_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="task_span"),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="task_merged_into_another"
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "due_date"], name="task_due"),
            models.Index(fields=["authority", "owned", "dated", "measured"], name="task_ready"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:40]}"

    @property
    def owner_list(self) -> Sequence[TaskOwner]:
        """The owners in their order: as a list of rows has fetched them, else asked for."""
        held: Sequence[TaskOwner] | None = self.__dict__.get(HELD_OWNERS)
        return list(self.owners.all()) if held is None else held

    @property
    def figure_list(self) -> Sequence[TaskFigure]:
        """The figures in their order, likewise."""
        held: Sequence[TaskFigure] | None = self.__dict__.get(HELD_FIGURES)
        return list(self.figures.all()) if held is None else held

    @property
    def contents(self) -> RowContents:
        """The row's contents as plain values; reads owners and figures, fetched or not."""
        return RowContents(
            kind=Kind(self.kind),
            text=self.text,
            owners=[owner.as_name for owner in self.owner_list],
            figures=[figure.as_value for figure in self.figure_list],
            due=DueValue(
                self.due_text, self.due_date, OpenDue(self.due_open) if self.due_open else None
            ),
            person=self.person,
            post=self.post,
        )


class TaskOwner(models.Model):
    """A body that must act on a task, as the document wrote it and as the directory knows it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="owners")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=OwnerRole.choices)
    name = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="owned")

    class Meta:
        ordering = ["task", "position"]

    def __str__(self) -> str:
        return self.name

    @property
    def as_name(self) -> OwnerName:
        return OwnerName(self.name, OwnerRole(self.role))


class TaskFigure(models.Model):
    """A quantity that a task is to reach, or a result has reached."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField()
    metric = models.CharField(max_length=200, blank=True)
    comparator = models.CharField(max_length=2, choices=Comparator.choices)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["task", "position"]

    def __str__(self) -> str:
        return f"{self.metric} {self.comparator} {self.value.normalize():f} {self.unit}"

    @property
    def as_value(self) -> FigureValue:
        return FigureValue(self.metric, self.comparator, self.value, self.unit)
