"""What happened to a thing and who did it, as every page tells it.

Knows no verb of the journal: each family says its own in words.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lantu.common.verdicts import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a text that were kept, taken out ("del") or put in ("ins")."""

    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its words before and after, or for texts the pieces of both."""

    field: Words
    before: str = ""
    after: str = ""
    pieces: Sequence[Piece] = ()
    told: bool = True
    """Whether the words are there to be shown at all."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the row, and who did it."""

    at: datetime
    who: str
    words: str
    differences: Sequence[Difference] = ()


def who_did(member_id: int | None, names: Mapping[int, str]) -> str:
    """The member's name, or what stands for one that is not known."""
    if member_id is None:
        return _("The system")
    return names.get(member_id, _("A former member"))


def pieces_of(before: str, after: str) -> list[Piece]:
    """Both texts in one, letter by letter."""
    pieces = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            pieces.append(Piece(before[a:b]))
            continue
        if b > a:
            pieces.append(Piece(before[a:b], "del"))
        if d > c:
            pieces.append(Piece(after[c:d], "ins"))
    return pieces
