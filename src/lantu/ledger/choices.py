"""The ledger's fixed words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a row of the ledger is."""

    TASK = "task", _("Task")
    TARGET = "target", _("Target")
    RESULT = "result", _("Result")


class OwnerRole(models.TextChoices):
    """What an owner has to do."""

    LEAD = "lead", _("Lead")
    RESPONSIBLE = "responsible", _("Responsible")
    SUPPORT = "support", _("Support")


class Comparator(models.TextChoices):
    """How a quantity is meant to compare with what will be measured."""

    EQUAL = "=", "="
    ABOUT = "~", "≈"
    AT_LEAST = ">=", "≥"
    AT_MOST = "<=", "≤"
    OVER = ">", ">"
    UNDER = "<", "<"


class OpenDue(models.TextChoices):
    """Deadlines that are no day of the calendar."""

    ONGOING = "ongoing", _("Ongoing")
    RECURRING = "recurring", _("Recurring")


class PlanLevel(models.TextChoices):
    """Whose plan it is."""

    NATION = "nation", _("Nation")
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("District")
    DEPARTMENT = "department", pgettext_lazy("plan level", "Department")


class PlanStatus(models.TextChoices):
    """How far a plan is; which may follow which says `plan_status`."""

    DRAFT = "draft", _("Draft")
    CONSULTED = "consulted", _("Under consultation")
    ADOPTED = "adopted", _("Adopted")
    REVISED = "revised", _("Revised mid-term")
    CLOSED = "closed", _("Closed")


class Lack(models.TextChoices):
    """What keeps a row from being ready to be driven."""

    OWNER = "owner", _("No owner")
    DUE = "due", _("No deadline")
    FIGURE = "figure", _("Not measurable")


class Nature(models.TextChoices):
    """How far an indicator binds."""

    BINDING = "binding", _("Binding")
    EXPECTED = "expected", _("Expected")


class Form(models.TextChoices):
    """How an indicator's goals and measurements count."""

    LEVEL = "level", _("Level")
    CUMULATIVE = "cumulative", _("Running total")
    GROWTH = "growth", _("Average growth a year")
    RATIO = "ratio", _("Ratio of two indicators")


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")


class Stage(models.TextChoices):
    """How firm a measurement is."""

    PRELIMINARY = "preliminary", _("Preliminary")
    VERIFIED = "verified", _("Verified")


class Bound(models.TextChoices):
    """How a measured value stands to the true one."""

    EXACT = "exact", _("Exactly")
    AT_LEAST = "at_least", _("At least")
    ABOUT = "about", _("About")


class Standing(models.TextChoices):
    """Where an indicator stands on its course; computed, never stored."""

    UNMEASURED = "unmeasured", _("Never measured")
    UNPLOTTED = "unplotted", _("No course to compare with")
    REACHED = "reached", _("Goal reached")
    ON_COURSE = "on_course", _("On course")
    BEHIND = "behind", _("Behind")
    BACKWARDS = "backwards", _("Went backwards")
