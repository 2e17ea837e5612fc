"""Editing one group of a row on the spot: its form, and the row's contents with what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.common.verdicts import Words
from lantu.directory.models import Authority
from lantu.ledger.choices import Comparator, Kind, OpenDue, OwnerRole
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents
from lantu.pages.components.owner_lines import (
    NAME_BUTTONS,
    OwnerLineForm,
    settled,
    with_other_name,
)

DATED = "date"
DUES = [
    (DATED, _("On a date")),
    (OpenDue.ONGOING.value, OpenDue.ONGOING.label),
    (OpenDue.RECURRING.value, OpenDue.RECURRING.label),
    ("", pgettext_lazy("deadline", "None")),
]
MOST_LINES = 60
"""Owners or figures of one row; beyond that it is no longer one task."""


class TextForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    text = forms.CharField(
        label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )

    @staticmethod
    def said_by(contents: RowContents) -> dict[str, Any]:
        return {"kind": contents.kind, "text": contents.text}

    def applied_to(self, contents: RowContents) -> RowContents:
        said = self.cleaned_data
        return replace(contents, kind=Kind(said["kind"]), text=said["text"])


class DueForm(forms.Form):
    due = forms.ChoiceField(
        label=_("Deadline"), choices=DUES, required=False, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("Due date"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    written = forms.CharField(label=_("Deadline as written"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("due") == DATED and not said.get("day") and "day" not in self.errors:
            self.add_error("day", _("Enter the date."))
        return said

    @staticmethod
    def said_by(contents: RowContents) -> dict[str, Any]:
        due = contents.due
        choice = DATED if due.day else str(due.open or "")
        return {"due": choice, "day": due.day, "written": due.text}

    def applied_to(self, contents: RowContents) -> RowContents:
        choice, written = self.cleaned_data["due"], self.cleaned_data["written"]
        day: date | None = self.cleaned_data["day"] if choice == DATED else None
        open_due = OpenDue(choice) if choice in OpenDue.values else None
        return replace(contents, due=DueValue(written, day, open_due))


class PersonForm(forms.Form):
    person = forms.CharField(label=_("Person responsible"), required=False, max_length=60)
    post = forms.CharField(label=_("Post"), required=False, max_length=120)

    @staticmethod
    def said_by(contents: RowContents) -> dict[str, Any]:
        return {"person": contents.person, "post": contents.post}

    def applied_to(self, contents: RowContents) -> RowContents:
        said = self.cleaned_data
        return replace(contents, person=said["person"], post=said["post"])


class Line(forms.Form):
    """One of several lines of a group."""

    @property
    def number(self) -> str:
        """The line's number among those of the form, for taking it away."""
        return str(self.prefix).rsplit("-", 1)[-1]


class OwnerLine(OwnerLineForm, Line):
    """One body and what it has to do; without a name it is left out."""

    @property
    def said(self) -> OwnerName | None:
        name = self.cleaned_data.get("name")
        return OwnerName(name, OwnerRole(self.cleaned_data["role"])) if name else None


class FigureLine(Line):
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
        bare = said.get("value") is None and "value" not in self.errors
        if bare and (said.get("metric") or said.get("unit")):
            self.add_error("value", _("A figure needs a number."))
        return said

    @property
    def said(self) -> FigureValue | None:
        said = self.cleaned_data
        number: Decimal | None = said.get("value")
        if number is None:
            return None
        return FigureValue(said["metric"], said["comparator"], number, said["unit"])


SINGLE: dict[str, type[TextForm | DueForm | PersonForm]] = {
    "text": TextForm,
    "due": DueForm,
    "person": PersonForm,
}
LINES: dict[str, type[OwnerLine | FigureLine]] = {"owners": OwnerLine, "figures": FigureLine}
GROUPS = ("text", "owners", "due", "figures", "person")
TITLES: dict[str, Words] = {
    "text": _("Key task"),
    "owners": _("Owners"),
    "due": _("Due"),
    "figures": _("Targets"),
    "person": _("Person responsible"),
}
BLANK: dict[str, dict[str, Any]] = {
    "owners": {"role": OwnerRole.RESPONSIBLE},
    "figures": {"comparator": Comparator.EQUAL},
}


@dataclass(frozen=True, slots=True)
class Editing:
    """A group that is being edited: one form, or lines of one kind."""

    group: str
    version: int
    """The version of the row that the person saw; see `edit_task`."""
    form: TextForm | DueForm | PersonForm | None = None
    lines: Sequence[OwnerLine | FigureLine] = ()
    problem: Words = ""
    units: Sequence[str] = ()
    """Names to choose owners from."""

    def is_valid(self) -> bool:
        # Every form is asked first, so that all mistakes are shown at once.
        answers = [form.is_valid() for form in (self.form, *self.lines) if form is not None]
        return all(answers)

    def names_settled(self, authority: Authority, contents: RowContents) -> bool:
        """Whether every name that is new in the form is a unit's or meant; only when valid."""
        owners = [line for line in self.lines if isinstance(line, OwnerLine)]
        return settled(authority, owners, {owner.name for owner in contents.owners})

    def applied_to(self, contents: RowContents) -> RowContents:
        """The contents with what the form says; to be asked for only when valid."""
        if self.form is not None:
            return self.form.applied_to(contents)
        said = [line.said for line in self.lines]
        if self.group == "owners":
            return replace(contents, owners=[o for o in said if isinstance(o, OwnerName)])
        return replace(contents, figures=[f for f in said if isinstance(f, FigureValue)])


def opened(group: str, contents: RowContents, version: int, *, at: str = "") -> Editing:
    """The group's form as the row stands; `at` tells forms of several rows apart on a page."""
    if group in SINGLE:
        form, ids = SINGLE[group], f"{at}{group}_%s"
        return Editing(group, version, form(initial=form.said_by(contents), auto_id=ids))
    lines = _lines_of(group, contents) or [_first_blank(group)]
    return _with_lines(group, version, lines, at)


def posted(group: str, data: QueryDict, version: int, *, at: str = "") -> Editing:
    """The group's form as it was sent."""
    ids = f"{at}{group}_%s"
    if group in SINGLE:
        return Editing(group, version, SINGLE[group](data, auto_id=ids))
    lines = [LINES[group](data, prefix=f"{group}-{i}", auto_id=ids) for i in _numbers(group, data)]
    return Editing(group, version, lines=lines)


def reshaped(group: str, data: QueryDict, version: int, *, at: str = "") -> Editing | None:
    """The same with lines or a name changed, where a button for that was pressed; else None."""
    if group not in LINES or not data.keys() & {"add", "remove", *NAME_BUTTONS}:
        return None
    data = with_other_name(data)
    kept = [i for i in _numbers(group, data) if str(i) != data.get("remove")]
    names = LINES[group].base_fields
    lines = [{name: data.get(f"{group}-{i}-{name}", "") for name in names} for i in kept]
    if "add" in data and len(lines) < MOST_LINES:
        lines.append(BLANK[group])
    return _with_lines(group, version, lines or [_first_blank(group)], at)


def _with_lines(group: str, version: int, lines: Sequence[Mapping[str, Any]], at: str) -> Editing:
    forms_ = [
        LINES[group](initial=dict(line), prefix=f"{group}-{i}", auto_id=f"{at}{group}_%s")
        for i, line in enumerate(lines)
    ]
    return Editing(group, version, lines=forms_)


def _lines_of(group: str, contents: RowContents) -> list[dict[str, Any]]:
    if group == "owners":
        return [{"name": o.name, "role": o.role} for o in contents.owners]
    return [
        {"metric": f.metric, "comparator": f.comparator, "value": f.digits, "unit": f.unit}
        for f in contents.figures
    ]


def _first_blank(group: str) -> dict[str, Any]:
    return {"role": OwnerRole.LEAD} if group == "owners" else BLANK[group]


def _numbers(group: str, data: QueryDict) -> list[int]:
    """The numbers of the lines that were sent, in order."""
    found = {
        int(parts[1])
        for parts in (key.split("-") for key in data)
        if len(parts) == 3 and parts[0] == group and parts[1].isdecimal() and len(parts[1]) <= 3
    }
    return sorted(found)[:MOST_LINES]
