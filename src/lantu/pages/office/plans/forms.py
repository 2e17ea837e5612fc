"""What somebody says of a plan: what it is, its next status, and what a version is kept for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.ledger.actions.plan import PlanFacts
from lantu.ledger.choices import PlanLevel, PlanStatus
from lantu.ledger.models import Plan
from lantu.ledger.plan_status import FOLLOWING


class PlanForm(forms.Form):
    """Title, level, period and the plan above."""

    title = forms.CharField(label=_("Title"), max_length=200)
    level = forms.ChoiceField(label=pgettext_lazy("of a plan", "Level"), choices=PlanLevel.choices)
    first_year = forms.IntegerField(
        label=_("First year"), required=False, min_value=1949, max_value=2100
    )
    last_year = forms.IntegerField(
        label=_("Last year"), required=False, min_value=1949, max_value=2100
    )
    parent = forms.TypedChoiceField(
        label=_("Plan above"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_(
            "The plan that this one carries out, such as the city's or the five-year plan."
        ),
    )

    def __init__(self, others: Iterable[Plan], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("none")), *((other.pk, other.title) for other in others)]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def said_by(plan: Plan) -> dict[str, Any]:
        return {
            "title": plan.title,
            "level": plan.level,
            "first_year": plan.first_year,
            "last_year": plan.last_year,
            "parent": plan.parent_id,
        }

    @property
    def said(self) -> PlanFacts:
        said = self.cleaned_data
        return PlanFacts(
            said["title"],
            PlanLevel(said["level"]),
            said["first_year"],
            said["last_year"],
            said["parent"],
        )


class StatusForm(forms.Form):
    """The next status, and the decision it rests on."""

    status = forms.ChoiceField(label=_("Next status"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Decision"),
        required=False,
        max_length=300,
        help_text=_(
            "The meeting or document that decided so; needed for a revision and for closing."
        ),
    )

    def __init__(self, now: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        following = FOLLOWING[PlanStatus(now)]
        choices = [(status.value, status.label) for status in following]
        self.fields["status"].choices = choices  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """What a version is kept for."""

    note = forms.CharField(label=_("What it is kept for"), max_length=300)
