"""Who signs in, and in which roles of which units."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from lantu.directory.choices import MemberRole
from lantu.directory.models.unit import Authority, Unit


class User(AbstractUser):
    """Somebody who signs in."""

    def __str__(self) -> str:
        return self.username


class Member(models.Model):
    """A user in a role of a unit; the same user may be several members."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="members")
    role = models.CharField(max_length=20, choices=MemberRole.choices)
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=60, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "role"], name="member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"
