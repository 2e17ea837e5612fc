"""A line of a form that names an owner by hand: what is said of a name that no unit goes by.

A name is never changed or refused for good: who saves it a second time is taken at their word.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from lantu.directory.collective import names_several
from lantu.directory.models import Authority
from lantu.directory.queries import nearest_units, resolve_bodies
from lantu.ledger.choices import OwnerRole

HINTS = reverse_lazy("name-hint")
NAME_BUTTONS = ("take", "keep")
"""The names of a hint's buttons, which change the form and save nothing."""


@dataclass(frozen=True, slots=True)
class NameHint:
    """A name that no unit goes by, in the line of a form, and the units it may be meant for."""

    line: str
    name: str
    nearest: Sequence[str]


class OwnerLineForm(forms.Form):
    """One body and what it has to do; without a name it is left out."""

    name = forms.CharField(label=_("Unit"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=OwnerRole.choices)
    kept = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    """The name that was seen to be nobody's, and is meant all the same."""

    hint: NameHint | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {
            "list": "unit-names",
            "autocomplete": "off",
            "hx-get": HINTS,
            "hx-trigger": "change",
            "hx-target": f"#{self.hint_id}",
            "hx-swap": "innerHTML",
            "hx-vals": f'{{"line": "{self.prefix}"}}',
            "data-quiet": True,
        }

    @property
    def hint_id(self) -> str:
        """Where the hint stands."""
        return f"{self['name'].id_for_label}-hint"

    @property
    def insists(self) -> bool:
        """Whether the name that stands here is meant although no unit goes by it."""
        name = self["name"].value()
        return bool(name) and self["kept"].value() == name

    def tell(self, hint: NameHint) -> None:
        """Show the hint at the name."""
        self.hint = hint
        attrs = {"aria-invalid": "true", "aria-describedby": self.hint_id}
        self.fields["name"].widget.attrs |= attrs


def hints_for(authority: Authority, lines: Iterable[tuple[str, str]]) -> list[NameHint]:
    """A hint for each (line, name) that is neither a unit's name nor one of several bodies."""
    named = [(line, name) for line, name in lines if name and not names_several(name)]
    known = resolve_bodies(authority, {name for _line, name in named})
    unknown = [(line, name) for line, name in named if name not in known]
    nearest = nearest_units(authority, {name for _line, name in unknown})
    return [
        NameHint(line, name, [unit.short_name for unit in nearest[name]]) for line, name in unknown
    ]


def with_other_name(data: QueryDict) -> QueryDict:
    """What was sent, with the name that was chosen in a hint, or said to be meant."""
    changed = data.copy()
    line, _colon, name = data.get("take", "").partition(":")
    if f"{line}-name" in changed:
        changed[f"{line}-name"] = name
    line = data.get("keep", "")
    if f"{line}-name" in changed:
        changed[f"{line}-kept"] = data.get(f"{line}-name", "")
    return changed


def settled(authority: Authority, lines: Sequence[OwnerLineForm], own: Container[str]) -> bool:
    """Whether every name is a unit's, the row's own before, or insisted on; else it is told so.

    To be asked of valid forms only.
    """
    written = [
        (str(line.prefix), line.cleaned_data["name"])
        for line in lines
        if line.cleaned_data["name"] not in own and not line.insists
    ]
    hints = {hint.line: hint for hint in hints_for(authority, written)}
    for line in lines:
        if str(line.prefix) in hints:
            line.tell(hints[str(line.prefix)])
    return not hints
