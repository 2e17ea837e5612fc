"""Forms of the review: correcting a finding, cutting it in two, and saying who a body is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.directory.choices import UnitKind
from lantu.ledger.choices import Comparator, Kind, OpenDue, OwnerRole
from lantu.ledger.intake.actions.document import YEARS
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.pages.components.owner_lines import NAME_BUTTONS, OwnerLineForm, with_other_name

DATED = "date"
DUES = [
    ("", pgettext_lazy("deadline", "None")),
    (DATED, _("On a date")),
    (OpenDue.ONGOING.value, OpenDue.ONGOING.label),
    (OpenDue.RECURRING.value, OpenDue.RECURRING.label),
]
FIRST = {"owner": ("role", OwnerRole.RESPONSIBLE), "figure": ("comparator", Comparator.EQUAL)}
"""What a new line of a form says already."""
UNIT_KINDS = [choice for choice in UnitKind.choices if choice[0] != UnitKind.DISTRICT]


class RowForm(forms.Form):
    """What a row says, who pledged it and by when."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    text = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    person = forms.CharField(label=_("Person responsible"), required=False, max_length=60)
    post = forms.CharField(label=_("Post"), required=False, max_length=120)
    due_text = forms.CharField(label=_("Deadline as written"), required=False, max_length=120)
    due = forms.ChoiceField(label=_("Deadline"), choices=DUES, required=False)
    due_date = forms.DateField(
        label=_("Due date"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("due") == DATED and not said.get("due_date") and "due_date" not in self.errors:
            self.add_error("due_date", _("Enter the date."))
        return said

    @property
    def due_value(self) -> DueValue:
        text, choice = self.cleaned_data["due_text"], self.cleaned_data["due"]
        day: date | None = self.cleaned_data["due_date"] if choice == DATED else None
        return DueValue(text, day, OpenDue(choice) if choice in OpenDue.values else None)


class OwnerForm(OwnerLineForm):
    """One body and what it has to do, with the look of the card."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in ("name", "role"):
            self.fields[field].widget.attrs["class"] = "input input-small"
        self.fields["name"].widget.attrs["placeholder"] = _("Unit")


class FigureForm(forms.Form):
    """One quantity; without a value it is left out."""

    metric = forms.CharField(label=_("Metric"), required=False, max_length=200)
    comparator = forms.ChoiceField(label=_("Comparison"), choices=Comparator.choices)
    value = forms.DecimalField(
        label=_("Value"),
        required=False,
        max_digits=24,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    unit = forms.CharField(
        label=pgettext_lazy("of a figure", "Unit"), required=False, max_length=40
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        named = said.get("metric") or said.get("unit")
        if named and said.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("A figure needs a number."))
        return said


@dataclass(frozen=True, slots=True)
class Correction:
    """The three forms that together correct one finding."""

    row: RowForm
    owners: Sequence[OwnerForm]
    figures: Sequence[FigureForm]

    def is_valid(self) -> bool:
        # Every form is asked, so that all mistakes are shown at once.
        valid = [form.is_valid() for form in (self.row, *self.owners, *self.figures)]
        return all(valid)

    @property
    def contents(self) -> RowContents:
        """What the officer says; to be asked for only when valid."""
        said = self.row.cleaned_data
        return RowContents(
            kind=Kind(said["kind"]),
            text=said["text"],
            owners=[
                OwnerName(form.cleaned_data["name"], OwnerRole(form.cleaned_data["role"]))
                for form in self.owners
                if form.cleaned_data["name"]
            ],
            figures=[
                _figure(form.cleaned_data)
                for form in self.figures
                if form.cleaned_data["value"] is not None
            ],
            due=self.row.due_value,
            person=said["person"],
            post=said["post"],
        )


def correction_of(contents: RowContents, prefix: str) -> Correction:
    """The forms filled with a row's contents; an empty line invites what is missing."""
    due = contents.due
    row = {
        "kind": contents.kind,
        "text": contents.text,
        "person": contents.person,
        "post": contents.post,
        "due_text": due.text,
        "due": DATED if due.day else str(due.open or ""),
        "due_date": due.day,
    }
    owners: list[dict[str, Any]] = [{"name": o.name, "role": o.role} for o in contents.owners]
    figures: list[dict[str, Any]] = [
        {
            "metric": f.metric,
            "comparator": f.comparator,
            "value": f"{f.value.normalize():f}",
            "unit": f.unit,
        }
        for f in contents.figures
    ]
    return Correction(
        RowForm(initial=row, auto_id=f"{prefix}-%s"),
        [
            OwnerForm(initial=owner, prefix=f"owner-{i}", auto_id=f"{prefix}-%s")
            for i, owner in enumerate(owners or [{"role": OwnerRole.LEAD}])
        ],
        [
            FigureForm(initial=figure, prefix=f"figure-{i}", auto_id=f"{prefix}-%s")
            for i, figure in enumerate(figures or [{"comparator": Comparator.EQUAL}])
        ],
    )


def posted_correction(data: QueryDict, prefix: str) -> Correction:
    """The forms as they were sent."""
    return Correction(
        RowForm(data, auto_id=f"{prefix}-%s"),
        [
            OwnerForm(data, prefix=f"owner-{i}", auto_id=f"{prefix}-%s")
            for i in _rows_in(data, "owner")
        ],
        [
            FigureForm(data, prefix=f"figure-{i}", auto_id=f"{prefix}-%s")
            for i in _rows_in(data, "figure")
        ],
    )


def reshaped(data: QueryDict) -> QueryDict | None:
    """The same form with lines or a name changed, where a button for that was pressed."""
    add, remove = data.get("add", ""), data.get("remove", "")
    if not data.keys() & {"add", "remove", *NAME_BUTTONS}:
        return None
    changed = with_other_name(data)
    if add in ("owner", "figure"):
        row = max([*_rows_in(data, add), -1]) + 1
        name, value = FIRST[add]
        changed[f"{add}-{row}-{name}"] = str(value)
    for name in [name for name in changed if remove and name.startswith(f"{remove}-")]:
        del changed[name]
    return changed


class AdoptForm(forms.Form):
    """Who a body is: a unit that is there, chosen or written, or a new one of some kind."""

    name = forms.CharField(max_length=120)
    unit = forms.IntegerField(required=False)
    search = forms.CharField(required=False, max_length=120)
    kind = forms.ChoiceField(choices=UNIT_KINDS, required=False)


class DocumentForm(forms.Form):
    """The document's title and year."""

    title = forms.CharField(label=_("Title"), max_length=255)
    year = forms.IntegerField(
        label=_("Year of the document"),
        required=False,
        min_value=YEARS[0],
        max_value=YEARS[-1],
        help_text=_("Used for deadlines that give no year."),
    )


class SplitForm(forms.Form):
    """Where a finding's text is cut: so many characters go before."""

    offset = forms.IntegerField(min_value=0, max_value=100_000)


def _rows_in(data: Mapping[str, Any], name: str) -> list[int]:
    """The numbers of the lines that were sent for owners or figures, in order."""
    numbers = {
        key.split("-")[1]
        for key in data
        if key.startswith(f"{name}-") and key.count("-") == 2 and key.split("-")[1].isdecimal()
    }
    return sorted(int(number) for number in numbers if len(number) <= 3)


def _figure(said: Mapping[str, Any]) -> FigureValue:
    value: Decimal = said["value"]
    return FigureValue(said["metric"], said["comparator"], value, said["unit"])
