"""From a row that was found to its finding: each field, on what ground, and what deserves a look.

Knows which of several sources of a field goes before the others (the row's own note, its sentence,
the speaker, the heading above), and the warnings.  Knows no wording itself.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from lantu.reading.fields import due, subjects
from lantu.reading.fields.figures import as_figure
from lantu.reading.fields.speakers import Speaker
from lantu.reading.model import RECURRING, Due, Figure, Finding, Ground, Grounds, Kind, Owner, Role
from lantu.reading.rows.candidates import Candidate, Setting


def finding_of(row: Candidate, setting: Setting) -> Finding:
    """The row with all that can be said of it."""
    warnings: list[str] = []
    named = _owners(row, setting, warnings)
    deadline, due_ground = _due(row, setting, warnings)
    quantities = _figures(row, setting, warnings)
    start, end = row.passage.span(row.start, row.end)
    _general_warnings(row, named.owners, quantities, warnings)
    return Finding(
        row.kind,
        start,
        end,
        _in_a_line(row.passage.original(setting.document, row.start, row.end)),
        row.path,
        named.owners,
        named.person,
        named.post,
        deadline,
        quantities,
        tuple(sorted(set(warnings))) if len(warnings) > 1 else tuple(warnings),
        _grounds(row.ground, named.ground, due_ground, _figure_ground(row, quantities)),
        row.indicator,
    )


_grounds = lru_cache(maxsize=1024)(Grounds)
"""There are few combinations, and thousands of findings."""


class _Named(NamedTuple):
    """Who must act, and what says so."""

    owners: tuple[Owner, ...]
    ground: Ground
    person: str = ""
    post: str = ""


def _owners(row: Candidate, setting: Setting, warnings: list[str]) -> _Named:
    """Owners from the note, else the sentence's subject, else the speaker, else the heading."""
    person = "、".join(row.persons)
    if row.tabular or (row.owners and not row.heading):
        return _Named(row.owners, row.ground if row.owners else Ground.NOTHING, person)
    pledged = row.speaker is not None and not row.speaker.demands and row.kind is Kind.TASK
    subject = _subject(row, setting, pledged=pledged)
    if row.speaker is not None and pledged:
        return _pledge(row.speaker, subject, warnings)
    if row.owners:
        warnings.append("R002")
        return _Named(row.owners, Ground.HEADING, person)
    if subject:
        warnings.append("R004")
    return _Named(subject, Ground.SUBJECT if subject else Ground.NOTHING, person)


def _subject(row: Candidate, setting: Setting, *, pledged: bool) -> tuple[Owner, ...]:
    plain = row.kind is Kind.RESULT or (row.kind is Kind.TASK and not row.itemised)
    named = subjects.find(row.passage.text, row.start, row.end, plain=plain and not pledged)
    if not named:
        return ()
    original = row.passage.original
    return tuple(Owner(original(setting.document, n.start, n.end), n.role) for n in named)


def _pledge(speaker: Speaker, subject: tuple[Owner, ...], warnings: list[str]) -> _Named:
    if not speaker.body or not speaker.person:
        warnings.append("R033")
    if subject:
        return _Named(subject, Ground.SUBJECT, speaker.person, speaker.post)
    owners = (Owner(speaker.body, Role.RESPONSIBLE),) if speaker.body else ()
    ground = Ground.SPEAKER if owners else Ground.NOTHING
    return _Named(owners, ground, speaker.person, speaker.post)


_BREAK = re.compile(r"[\t\n\r|][\t\n\r|]* ?")
"""What stands between the cells of a row."""


def _in_a_line(words: str) -> str:
    """The words of a row without the breaks that its layout made, if there are any at all."""
    return words if words.isprintable() and "|" not in words else _BREAK.sub(" ", words)


def _due(row: Candidate, setting: Setting, warnings: list[str]) -> tuple[Due | None, Ground]:
    unclear = "R013" if setting.year else "R011"
    if row.due is not None:
        if not row.due.date:
            warnings.append(unclear)
        return row.due, row.ground if row.due.date else Ground.OPEN
    if row.kind is Kind.RESULT:
        return None, Ground.NOTHING
    found = due.find(row.passage.text, row.start, row.end, setting.year)
    rhythm = found is not None and found.date == RECURRING
    if row.inherited_due is not None and (found is None or (rhythm and not row.itemised)):
        if found is None:
            warnings.append("R012")
        return row.inherited_due, Ground.INTRODUCTION
    if found is None:
        return None, Ground.NOTHING
    if found.staged:
        warnings.append("R014")
    if not found.date or found.damaged:
        warnings.append(unclear)
    ground = Ground.DAMAGED if found.damaged else Ground.WORDS
    shown = row.passage.original(setting.document, found.start, found.end)
    return Due(shown, found.date), ground if found.date else Ground.OPEN


def _figure_ground(row: Candidate, quantities: tuple[Figure, ...]) -> Ground:
    if row.target is not None:
        return Ground.TABLE
    return Ground.WORDS if quantities else Ground.NOTHING


def _figures(row: Candidate, setting: Setting, warnings: list[str]) -> tuple[Figure, ...]:
    if row.target is None and not row.quantities:
        return ()
    if row.target is not None:
        fixed = row.target
        return (Figure(fixed.metric, fixed.comparator, fixed.value, fixed.unit),)
    words = partial(row.passage.original, setting.document)
    found = [as_figure(quantity, words) for quantity in row.quantities]
    if len(found) > 1 and any(
        a.metric == b.metric and (a.comparator, b.comparator) == (">=", "<=")
        for a, b in pairwise(found)
    ):
        warnings.append("R022")
    return tuple(found)


_GENERAL = re.compile(
    r"^(?:[市区县省]级)?(?:各|有关|相关|其他|全区|全市|全县)?(?:有关|相关|级|职能|责任|牵头|成员)?(?:部门|单位|地|地区|方面)$"
)
_GENERAL_ENDS = ("部门", "单位", "地", "地区", "方面")
_STOPS = "。！？；…”）』》"


def _general_warnings(
    row: Candidate,
    owners: tuple[Owner, ...],
    quantities: tuple[Figure, ...],
    warnings: list[str],
) -> None:
    # Running text seldom names owners; an item without one among items with notes is worth a look.
    if not owners and row.kind is not Kind.RESULT and row.itemised:
        warnings.append("R001")
    if owners:
        _owner_warnings(owners, warnings)
    if row.kind is Kind.TARGET and not quantities:
        warnings.append("R021")
    text = row.passage.text
    cut = row.end == len(text) and text[row.end - 1] not in _STOPS and len(text) > 40
    if cut and not row.itemised:
        warnings.append("R032")


def _owner_warnings(owners: tuple[Owner, ...], warnings: list[str]) -> None:
    if any(o.name.endswith(_GENERAL_ENDS) and _GENERAL.match(o.name) for o in owners):
        warnings.append("R003")
    if len(owners) > 1 and sum(o.role is Role.LEAD for o in owners) > 1:
        warnings.append("R005")
