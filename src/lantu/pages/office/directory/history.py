"""A unit's entries of the journal as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from lantu.common.verdicts import Words
from lantu.directory.choices import UnitKind
from lantu.journal.models import Entry
from lantu.pages.components.events import Difference, Event, who_did


def events_of(
    entries: Iterable[Entry], names: Mapping[int, str], units: Mapping[int, str]
) -> list[Event]:
    """The newest first; `names` are those of members, `units` those of units, by number."""
    return [
        Event(
            at=entry.at,
            who=who_did(entry.member_id, names),
            words=_words_of(entry, units),
            differences=_differences(entry.facts) if entry.verb == "unit.renamed" else (),
        )
        for entry in reversed(list(entries))
    ]


def _words_of(entry: Entry, units: Mapping[int, str]) -> str:
    facts = entry.facts
    if entry.verb == "unit.added":
        return _("added this unit as “%(name)s”") % {"name": facts.get("name", "")}
    if entry.verb == "unit.named":
        return _("added the name “%(name)s”") % {"name": facts.get("alias", "")}
    if entry.verb == "unit.unnamed":
        return _("removed the name “%(name)s”") % {"name": facts.get("alias", "")}
    if entry.verb == "unit.renamed":
        return _("changed name or kind")
    if entry.verb == "unit.moved":
        before, after = (units.get(number, "—") for number in facts["parent"])
        return _("moved it from %(before)s to %(after)s") % {"before": before, "after": after}
    if entry.verb == "unit.closed":
        return _("closed it from %(day)s on") % {"day": facts.get("day", "")}
    if entry.verb == "unit.reopened":
        return _("reopened it")
    return _("changed this unit")


def _differences(facts: Mapping[str, Any]) -> list[Difference]:
    fields: dict[str, Words] = {
        "name": _("Full name"),
        "short_name": _("Short name"),
        "kind": _("Kind"),
    }
    return [
        Difference(words, _said(key, facts[key][0]), _said(key, facts[key][1]))
        for key, words in fields.items()
        if key in facts
    ]


def _said(key: str, value: str) -> str:
    if key == "kind" and value in UnitKind.values:
        return str(UnitKind(value).label)
    return value
