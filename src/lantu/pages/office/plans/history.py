"""A plan's entries of the journal as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantu.common.verdicts import Words
from lantu.journal.models import Entry
from lantu.ledger.choices import PlanLevel, PlanStatus
from lantu.pages.components.events import Difference, Event, who_did


def events_of(
    entries: Iterable[Entry], names: Mapping[int, str], plans: Mapping[int, str]
) -> list[Event]:
    """The newest first; `names` are those of members and `plans` titles, by number."""
    return [
        Event(
            at=entry.at,
            who=who_did(entry.member_id, names),
            words=_words_of(entry),
            differences=_differences(entry.facts, plans) if entry.verb in _EDITS else (),
        )
        for entry in reversed(list(entries))
    ]


_EDITS = ("plan.edited", "plan.renamed")


def _fields() -> dict[str, Words]:
    return {
        "title": _("Title"),
        "level": pgettext("of a plan", "Level"),
        "period": _("Period"),
        "parent": _("Plan above"),
    }


def _differences(facts: Mapping[str, Any], plans: Mapping[int, str]) -> list[Difference]:
    differences = []
    for key, label in _fields().items():
        if key in facts:
            before, after = (_said(key, side, plans) for side in facts[key])
            differences.append(Difference(label, before, after))
    return differences


def _said(key: str, value: Any, plans: Mapping[int, str]) -> str:
    if value in (None, ""):
        return _("none")
    if key == "level":
        return str(PlanLevel(value).label)
    if key == "period":
        return "–".join(str(year) for year in dict.fromkeys(value))
    return plans.get(value, _("a plan")) if key == "parent" else str(value)


def _words_of(entry: Entry) -> str:
    facts = entry.facts
    if entry.verb == "plan.started":
        return _("started the plan")
    if entry.verb in _EDITS:
        changed = _(", ").join(str(words) for key, words in _fields().items() if key in facts)
        return _("changed: %(fields)s") % {"fields": changed}
    if entry.verb == "plan.passed":
        before, after = (PlanStatus(status).label for status in facts["status"])
        said = {"before": before, "after": after, "note": facts["note"]}
        if not facts["note"]:
            return _("passed it from “%(before)s” to “%(after)s”") % said
        return _("passed it from “%(before)s” to “%(after)s”: %(note)s") % said
    if entry.verb == "plan.set_down":
        said = {"number": facts["version"], "rows": facts["rows"]}
        return _("kept version %(number)s with %(rows)s rows") % said
    return _("changed this plan")
