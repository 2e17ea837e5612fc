"""The forms of handing in: several files at once, or pasted text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lantu.directory.models import Member
from lantu.ledger.intake.actions.document import YEARS
from lantu.ledger.intake.endings import readable_endings
from lantu.ledger.models import Plan
from lantu.ledger.queries.plans import plans_for


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files; empty ones pass, for the action says which they are."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class PlanForm(forms.Form):
    """What both ways of handing in ask: the plan for the rows, and the year of the document."""

    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label=_("Plan"),
        required=False,
        empty_label=_("A new plan named after the document"),
    )

    year = forms.IntegerField(
        label=_("Year of the document"),
        required=False,
        min_value=YEARS[0],
        max_value=YEARS[-1],
        help_text=_("Used for deadlines that give no year. Leave empty to take it from the text."),
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans_for(member)  # type: ignore[attr-defined]


class FilesForm(PlanForm):
    documents = ManyFilesField(
        label=_("Documents"),
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": _("Please choose at least one file.")},
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(member, *args, **kwargs)
        self.fields["documents"].widget.attrs["accept"] = ",".join(readable_endings())


class TextForm(PlanForm):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Please give the text a title.")},
    )
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Please paste the text.")},
    )
