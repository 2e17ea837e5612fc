"""Changing all rows of a filter together: the choice of rows, and the one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.directory.models import Member
from lantu.ledger.actions.bulk import MOST
from lantu.ledger.changes import AddOwner, RemoveOwner, RowChange, SetDue, SetPerson
from lantu.ledger.choices import OpenDue, OwnerRole
from lantu.ledger.models import HEAVY, Task
from lantu.ledger.queries.tasks import matching_tasks
from lantu.ledger.rows import DueValue
from lantu.pages.office.ledger.asked import Asked

WHATS = [
    ("add", _("Add a unit, or change its role")),
    ("remove", _("Take a unit away")),
    ("due", _("Set the deadline")),
    ("person", _("Set the person responsible")),
]


class ChangeForm(forms.Form):
    """Which change; only the fields that belong to it count."""

    what = forms.ChoiceField(
        label=_("Change"), choices=WHATS, initial="add", widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Unit"), required=False, max_length=120)
    role = forms.ChoiceField(
        label=_("Role"), choices=OwnerRole.choices, initial=OwnerRole.LEAD, required=False
    )
    day = forms.DateField(
        label=_("Due date"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    open = forms.ChoiceField(
        label=_("Or without a date"),
        required=False,
        choices=[("", pgettext_lazy("deadline", "None")), *OpenDue.choices],
    )
    person = forms.CharField(label=_("Person responsible"), required=False, max_length=60)
    post = forms.CharField(label=_("Post"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        what = said.get("what")
        if what in ("add", "remove") and not said.get("name"):
            self.add_error("name", _("Enter the unit's name."))
        undated = not said.get("day") and not said.get("open") and "day" not in self.errors
        if what == "due" and undated:
            self.add_error("day", _("Enter the date."))
        return said

    @property
    def said(self) -> RowChange:
        said = self.cleaned_data
        if said["what"] == "remove":
            return RemoveOwner(said["name"])
        if said["what"] == "due":
            day: date | None = said["day"]
            return SetDue(DueValue("", day, None if day else OpenDue(said["open"])))
        if said["what"] == "person":
            return SetPerson(said["person"], said["post"])
        return AddOwner(said["name"], OwnerRole(said["role"] or OwnerRole.LEAD))


@dataclass(frozen=True, slots=True)
class Together:
    """The rows that a change may be made to, all chosen at first."""

    rows: Sequence[Task]
    chosen: frozenset[int]
    total: int
    most: int
    form: ChangeForm
    query: str
    back: str

    @property
    def too_many(self) -> bool:
        return self.total > self.most


def together(
    member: Member, asked: Asked, form: ChangeForm, *, today: date, chosen: Sequence[int] | None
) -> Together:
    """The rows of the filter with a tick each; none where there are too many to be looked at."""
    found = matching_tasks(member, asked.wanted(today)).order_by("plan", "number")
    total = found.count()
    listed = found.select_related("plan").prefetch_related("owners__unit")
    rows = list(listed.defer(*(f"document__{name}" for name in HEAVY))) if total <= MOST else []
    query = asked.query()
    ledger = reverse("ledger")
    return Together(
        rows=rows,
        chosen=frozenset(chosen if chosen is not None else (row.pk for row in rows)),
        total=total,
        most=MOST,
        form=form,
        query=query,
        back=f"{ledger}?{query}" if query else ledger,
    )
