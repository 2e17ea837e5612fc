"""An indicator's entries of the journal as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantu.common.verdicts import Words
from lantu.journal.models import Entry
from lantu.ledger.choices import Direction, Form, Nature
from lantu.ledger.course import Goal
from lantu.pages.components.events import Difference, Event, who_did
from lantu.pages.components.measures import day_words, goal_words, number


def events_of(entries: Iterable[Entry], names: Mapping[int, str], unit: str) -> list[Event]:
    """The newest first; `names` are those of members by number, `unit` the indicator's."""
    return [
        Event(
            at=entry.at,
            who=who_did(entry.member_id, names),
            words=_words_of(entry),
            differences=differences_of(entry.facts, unit)
            if entry.verb == "indicator.edited"
            else (),
        )
        for entry in reversed(list(entries))
    ]


def differences_of(facts: Mapping[str, Any], unit: str) -> list[Difference]:
    """The fields of an edit, in the order of the page."""
    fields = _fields()
    differences = []
    for key in fields:
        if key in facts:
            before, after = (_said(key, side, unit) for side in facts[key])
            differences.append(Difference(fields[key], before, after))
    return differences


def _fields() -> dict[str, Words]:
    return {
        "name": _("Name of the indicator"),
        "unit": pgettext("of a figure", "Unit"),
        "nature": _("Nature"),
        "form": _("How it counts"),
        "direction": _("Direction"),
        "baseline": _("Baseline"),
        "goals": _("Goals"),
        "ratio": _("Ratio of two indicators"),
    }


def _words_of(entry: Entry) -> str:
    facts = entry.facts
    if entry.verb == "indicator.entered":
        return _("made this row an indicator")
    if entry.verb == "indicator.edited":
        fields = _fields()
        changed = _(", ").join(str(fields[key]) for key in fields if key in facts)
        return _("changed: %(fields)s") % {"fields": changed}
    if entry.verb == "measurement.recorded":
        said = {"value": _value(facts["value"]), "day": _day(facts["day"]), "from": facts["source"]}
        return _("recorded %(value)s as of %(day)s (%(from)s)") % said
    if entry.verb == "measurement.corrected":
        day, value = facts["before"]
        said = {
            "value": _value(facts["value"]),
            "day": _day(facts["day"]),
            "before": _value(value),
            "was": _day(day),
        }
        return _("corrected %(before)s as of %(was)s to %(value)s as of %(day)s") % said
    if entry.verb == "measurement.withdrawn":
        said = {"value": _value(facts["value"]), "day": _day(facts["day"])}
        return _("withdrew %(value)s as of %(day)s") % said
    return _("changed this indicator")


def _value(digits: str) -> str:
    return number(Decimal(digits))


def _day(code: str) -> str:
    return day_words(date.fromisoformat(code))


def _said(key: str, value: Any, unit: str) -> str:
    if not value:
        return _("none")
    if key == "nature":
        return str(Nature(value).label)
    if key == "form":
        return str(Form(value).label)
    if key == "direction":
        return str(Direction(value).label)
    if key == "baseline":
        return f"{value[0]}: {_value(value[1])}"
    if key == "goals":
        return " · ".join(_goal(year, sign, digits, unit) for year, sign, digits in value)
    return _("set") if key == "ratio" else str(value)


def _goal(year: int, comparator: str, digits: str, unit: str) -> str:
    words = goal_words(Goal(year, comparator, Decimal(digits)), unit, Form.LEVEL)
    return f"{year}: {words}"
