"""The form of the ledger's filters; what is chosen goes into the address, see `asked`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.common.verdicts import Words
from lantu.ledger.choices import Kind, Lack, OpenDue, OwnerRole

Choices = list[tuple[Any, Words]]

LACK_CHOICES: Choices = [
    ("", pgettext_lazy("readiness", "Any")),
    ("unready", _("All with gaps")),
    *((lack.value, lack.label) for lack in Lack),
    ("ready", _("Complete")),
]
DUE_CHOICES: Choices = [
    ("", pgettext_lazy("deadline", "Any")),
    ("late", _("Late")),
    ("soon", _("Within 30 days")),
    ("dated", _("On a date")),
    *((open_due.value, open_due.label) for open_due in OpenDue),
    ("none", Lack.DUE.label),
]
KIND_CHOICES: Choices = [("", _("All kinds")), *Kind.choices]
ROLE_CHOICES: Choices = [("", _("Any role")), *OwnerRole.choices]


def _day_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.TextInput({"type": "date"}), required=False)


class FilterForm(forms.Form):
    """Shows what is asked for; `initial` are the words of the address."""

    words = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(
            {"type": "search", "placeholder": _("Text, unit or person"), "autocomplete": "off"}
        ),
    )
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    unit = forms.ChoiceField(label=_("Unit and its subordinates"), required=False)
    lack = forms.ChoiceField(label=_("Readiness"), required=False, choices=LACK_CHOICES)
    due = forms.ChoiceField(label=_("Due"), required=False, choices=DUE_CHOICES)
    role = forms.ChoiceField(label=_("Role of the unit"), required=False, choices=ROLE_CHOICES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=KIND_CHOICES)
    document = forms.ChoiceField(label=_("Source"), required=False)
    due_from = _day_field(_("Due from"))
    due_to = _day_field(_("Due until"))

    def __init__(
        self, *, plans: Choices, units: Choices, documents: Choices, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._offer("plan", _("All plans"), plans)
        self._offer("unit", _("All units"), units)
        self._offer("document", _("All documents"), documents)

    def _offer(self, name: str, all_words: Words, choices: Iterable[tuple[Any, Words]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", all_words), *((str(pk), words) for pk, words in choices)]
