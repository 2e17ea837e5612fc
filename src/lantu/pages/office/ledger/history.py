"""A row's entries of the journal as sentences, each with what was before and what is after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.common.verdicts import Words
from lantu.journal.models import Entry
from lantu.ledger.choices import Kind, OpenDue, OwnerRole
from lantu.ledger.facts import PRIVATE
from lantu.ledger.rows import FigureValue
from lantu.pages.components.events import Difference, Event, pieces_of, who_did

CHANGES = ("task.edited", "task.merged")
"""Verbs whose facts are fields before and after."""
DECIDED = {
    "task.aligned": gettext_lazy("linked this row to one of the plan above"),
    "task.not_aligned": gettext_lazy("said that a suggested row of the plan above is not meant"),
    "task.merged": gettext_lazy("made this row one with another that says the same"),
    "task.merged_into": gettext_lazy("let another row stand for this one"),
    "task.parted": gettext_lazy("made this a row of its own again"),
    "task.told_apart": gettext_lazy("said that a row like this one is another thing"),
    "task.told_apart_undone": gettext_lazy("took back that a row like this one is another thing"),
    "task.alignment_undone": gettext_lazy("took back a decision on the plan above"),
}
LONGEST_COMPARED = 2000
"""Characters up to which two texts are compared letter by letter."""


def events_of(entries: Iterable[Entry], names: Mapping[int, str]) -> list[Event]:
    """The newest first; `names` are those of members by number."""
    return [
        Event(
            at=entry.at,
            who=who_did(entry.member_id, names),
            words=_words_of(entry),
            differences=differences_of(entry.facts)
            if entry.verb in ("task.edited", "task.merged")
            else (),
        )
        for entry in reversed(list(entries))
    ]


def differences_of(facts: Mapping[str, Any]) -> list[Difference]:
    """The fields of an edit, in the order of the page."""
    fields = _fields()
    return [_difference(key, fields[key], facts[key]) for key in fields if key in facts]


def _words_of(entry: Entry) -> str:
    if entry.verb == "task.entered":
        return _("entered this row as No. %(number)s") % {"number": entry.facts.get("number", "")}
    if entry.verb == "task.edited":
        fields = _fields()
        changed = _(", ").join(str(fields[key]) for key in fields if key in entry.facts)
        return _("changed: %(fields)s") % {"fields": changed}
    if entry.verb in DECIDED:
        return str(DECIDED[entry.verb])
    return _("changed this row")


def _fields() -> dict[str, Words]:
    return {
        "kind": _("Kind"),
        "text": _("Key task"),
        "owners": _("Owners"),
        "due": _("Due"),
        "figures": _("Targets"),
        "person": _("Person responsible"),
        "post": _("Post"),
    }


def _difference(key: str, field: Words, change: Sequence[Any]) -> Difference:
    if key in PRIVATE:
        return Difference(field, told=False)
    before, after = change
    if key == "text" and len(before) + len(after) <= LONGEST_COMPARED:
        return Difference(field, before, after, pieces_of(before, after))
    say = {"kind": _kind, "owners": _owners, "figures": _figures, "due": _due}.get(key, str)
    return Difference(field, say(before), say(after))


def _kind(value: str) -> str:
    return str(Kind(value).label) if value in Kind.values else value


def _owners(value: Sequence[Sequence[str]]) -> str:
    parts = []
    for role in OwnerRole:
        names = [name for name, other in value if other == role]
        if names:
            parts.append(f"{role.label} {_(', ').join(names)}")
    return " · ".join(parts) or _("none")


def _figures(value: Sequence[Sequence[str]]) -> str:
    said = [
        " ".join(filter(None, [metric, FigureValue(metric, sign, Decimal(digits), unit).amount]))
        for metric, sign, digits, unit in value
    ]
    return " · ".join(said) or _("none")


def _due(value: Sequence[str]) -> str:
    text, code = value
    if code in OpenDue.values:
        said = str(OpenDue(code).label)
    else:
        said = date_format(date.fromisoformat(code), "DATE_FORMAT") if code else _("none")
    return f"{said} ({text})" if text else said
