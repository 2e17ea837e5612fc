"""The directory's fixed words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    """What sort of body a unit is."""

    DISTRICT = "district", _("District")
    DEPARTMENT = "department", _("Department")
    PARTY = "party", _("Party body")
    STREET = "street", _("Street")
    COMMUNITY = "community", _("Community")
    SCHOOL = "school", _("School")
    ENTERPRISE = "enterprise", _("Enterprise")
    ASSOCIATION = "association", _("Association")
    TEAM = "team", _("Volunteer team")
    OTHER = "other", pgettext_lazy("unit kind", "Other")


class MemberRole(models.TextChoices):
    """What a member is for; what each may do is in the rules of each domain."""

    PLANNER = "planner", _("Planner")
    SUPERVISOR = "supervisor", _("Supervisor")
    LIAISON = "liaison", _("Liaison officer")
    LEADER = "leader", _("Leader")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
