"""The forms of the directory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lantu.directory.choices import UnitKind
from lantu.directory.models import Authority, Unit
from lantu.directory.queries import nearest_units, resolve_bodies


class UnitField(forms.CharField):
    """A unit by any of its names; who mistypes one is told which units are meant perhaps."""

    def __init__(self, authority: Authority, **options: Any) -> None:
        super().__init__(max_length=120, **options)
        self.authority = authority
        self.widget.attrs |= {"list": "unit-names", "autocomplete": "off"}

    def clean(self, value: Any) -> Unit | None:
        name = super().clean(value)
        if not name:
            return None
        found = resolve_bodies(self.authority, [name]).get(name)
        if found is None:
            near = [unit.short_name for unit in nearest_units(self.authority, [name])[name]]
            words = _now("“%(name)s” is not in the directory.") % {"name": name}
            if near:
                words += " " + _now("Did you mean:") + " " + _now(", ").join(near)
            raise forms.ValidationError(words)
        return found


class NamesForm(forms.Form):
    """What a unit is called, and what it is."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)


class UnitForm(NamesForm):
    """A unit to be added."""

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitField(authority, label=_("Unit above"))


class MoveForm(forms.Form):
    """Where a unit goes."""

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitField(authority, label=_("Unit above"))


class AliasForm(forms.Form):
    """Another name of a unit."""

    alias = forms.CharField(label=_("Another name"), max_length=120)


class DayForm(forms.Form):
    """The day from which a unit is no more."""

    day = forms.DateField(label=_("Closed from"), widget=forms.DateInput(attrs={"type": "date"}))


class SearchForm(forms.Form):
    """Which units are looked for."""

    words = forms.CharField(label=_("Name or alias"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *UnitKind.choices]
    )
    closed = forms.BooleanField(label=_("Closed units too"), required=False)
