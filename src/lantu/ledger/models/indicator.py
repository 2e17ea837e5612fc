"""Indicators: what a row of the ledger measures, where it starts, and what was measured.

An indicator belongs to one row, which holds its words, owners, deadline and source.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from lantu.directory.models import Authority, Member
from lantu.ledger.choices import Bound, Comparator, Direction, Form, Nature, Stage
from lantu.ledger.course import Baseline, Course, Goal
from lantu.ledger.measures import Measure
from lantu.ledger.models.plan import Plan
from lantu.ledger.models.task import Task


class Indicator(models.Model):
    """The measure of a row: unit, nature, baseline, and its goals year by year."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="indicators")
    task = models.OneToOneField(Task, models.CASCADE, related_name="indicator")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    nature = models.CharField(max_length=10, choices=Nature.choices, blank=True)
    form = models.CharField(max_length=12, choices=Form.choices, default=Form.LEVEL)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    baseline_year = models.PositiveSmallIntegerField(null=True)
    baseline_value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    numerator = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    denominator = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    """Grows with every change of what is to be reached; measurements do not count."""

    class Meta:
        ordering = ["plan", "task__number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(baseline_year=None, baseline_value=None)
                | models.Q(baseline_year__isnull=False, baseline_value__isnull=False),
                name="indicator_baseline_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(form=Form.RATIO, numerator__isnull=False)
                & models.Q(denominator__isnull=False)
                | ~models.Q(form=Form.RATIO) & models.Q(numerator=None, denominator=None),
                name="indicator_ratio_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def baseline(self) -> Baseline | None:
        if self.baseline_year is None or self.baseline_value is None:
            return None
        return Baseline(self.baseline_year, self.baseline_value)

    @property
    def course(self) -> Course:
        """What is to be reached and how; reads `goals`, prefetched or not."""
        return Course(
            Form(self.form),
            Direction(self.direction),
            self.baseline,
            [goal.as_value for goal in self.goals.all()],
        )

    @property
    def measure(self) -> Measure:
        """What is to be reached as plain values; reads `goals`, prefetched or not."""
        course = self.course
        return Measure(
            name=self.name,
            unit=self.unit,
            nature=Nature(self.nature) if self.nature else None,
            form=course.form,
            direction=course.direction,
            baseline=course.baseline,
            goals=course.goals,
            numerator=self.numerator_id,
            denominator=self.denominator_id,
        )

    @property
    def scale(self) -> Decimal:
        """What a ratio is multiplied with to be in the indicator's unit."""
        return {"%": Decimal(100), "‰": Decimal(1000)}.get(self.unit, Decimal(1))


class IndicatorGoal(models.Model):
    """The value to be reached by the end of a year."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="goals")
    year = models.PositiveSmallIntegerField()
    comparator = models.CharField(max_length=2, choices=Comparator.choices)
    value = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="goal_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.comparator} {self.value.normalize():f}"

    @property
    def as_value(self) -> Goal:
        return Goal(self.year, self.comparator, self.value)


class Measurement(models.Model):
    """A value as of a day, where it is from, and who recorded it.

    It is never changed: a correction is another measurement that supersedes it, and a withdrawn one
    is superseded by one without a value.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="measurements")
    day = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    """None where it withdraws the one that it supersedes."""
    bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.PRELIMINARY)
    source = models.CharField(max_length=200)
    """The report, register or survey that says so."""
    note = models.CharField(max_length=300, blank=True)
    """Why it was corrected or withdrawn."""
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["indicator", "-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(supersedes__isnull=False),
                name="measurement_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.value}"
