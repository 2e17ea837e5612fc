"""Authorities and their units with the names they go by.

Every row of the installation belongs to one authority; `Unit.path` holds the numbers of a unit's
ancestors and its own, eight digits each, so that a subtree is a range of paths.
"""

from __future__ import annotations

from django.db import models

from lantu.directory.choices import UnitKind
from lantu.directory.names import authority_prefixes

STEP = 8
"""Digits of one step of a unit's path."""


class Authority(models.Model):
    """The tenant: a district, or a city of its own."""

    name = models.CharField(max_length=80, unique=True)
    short_name = models.CharField(max_length=40)
    code = models.CharField(max_length=12, unique=True)
    """Division code, GB/T 2260."""

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.short_name

    @property
    def prefixes(self) -> tuple[str, ...]:
        return authority_prefixes(self.name, self.short_name)


class Unit(models.Model):
    """A body of the authority: department, street, community, team."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=STEP * 12, blank=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    closed_on = models.DateField(null=True)
    """The first day on which it was no more; rows and history go on naming it."""

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                condition=models.Q(closed_on=None),
                name="open_unit_name",
            ),
        ]
        indexes = [models.Index(fields=["authority", "path"], name="unit_path")]

    def __str__(self) -> str:
        return self.short_name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class UnitAlias(models.Model):
    """A name by which documents call a unit; `core` is what spellings of one name share."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)
    core = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "unit aliases"
        constraints = [
            models.UniqueConstraint(fields=["authority", "core"], name="alias_core"),
        ]

    def __str__(self) -> str:
        return self.name
