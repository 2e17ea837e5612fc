"""Joining and cutting rows under review: which owner, figure and deadline goes where.  Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantu.ledger.choices import OwnerRole
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents

WEIGHT = {OwnerRole.LEAD: 0, OwnerRole.RESPONSIBLE: 1, OwnerRole.SUPPORT: 2}
"""A body named in two roles keeps the one that binds it more."""


NO_DUE = DueValue()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the words of a part say by themselves, as the reader reads them."""

    owners: Sequence[OwnerName] = ()
    due: DueValue = NO_DUE
    figures: Sequence[FigureValue] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two parts of a row; the one that `leads` keeps the row's place."""

    text: str
    said: OwnWords
    leads: bool = False

    def says(self, figure: FigureValue) -> bool:
        """Whether the figure stands in the words, in digits or as the reader reads them."""
        read = any((f.value, f.unit) == (figure.value, figure.unit) for f in self.said.figures)
        return read or _stands_in(figure, self.text)


def joined(first: RowContents, second: RowContents) -> RowContents:
    """Both texts in order, each owner and figure once, the later of two deadlines."""
    return replace(
        first,
        text=first.text + second.text,
        owners=_each_body_once([*first.owners, *second.owners]),
        figures=list(dict.fromkeys([*first.figures, *second.figures])),
        due=_later(first.due, second.due),
        person=first.person or second.person,
        post=first.post or second.post,
    )


def divided(
    whole: RowContents, first: Part, second: Part, *, reread: bool = True
) -> tuple[RowContents, RowContents]:
    """Two rows that each have what stands in their own words.

    What stands in neither part (a note behind the row, a heading above it, a person's hand) holds
    for both; but a figure of that sort stays with the first alone, for it is to be reached once.
    With `reread`, figures that the reader finds only now are taken over; not where a person has
    corrected the row, for they may have left them out on purpose.
    """
    return _part_of(whole, first, second, reread), _part_of(whole, second, first, reread)


def _part_of(whole: RowContents, mine: Part, other: Part, reread: bool) -> RowContents:
    return replace(
        whole,
        text=mine.text,
        owners=_own_owners(whole, mine, other),
        due=_own_due(whole.due, mine, other),
        figures=_own_figures(whole, mine, other, reread),
        person=_own_word(whole.person, mine, other),
        post=_own_word(whole.post, mine, other),
    )


def _own_owners(whole: RowContents, mine: Part, other: Part) -> list[OwnerName]:
    here = {owner.name for owner in mine.said.owners}
    there = {owner.name for owner in other.said.owners}
    kept = [o for o in whole.owners if o.name in here or o.name not in there]
    return kept or ([] if whole.owners and not here else list(mine.said.owners))


def _own_due(due: DueValue, mine: Part, other: Part) -> DueValue:
    """The deadline in the part's words; else that of the whole, unless the other part sets it."""
    written = _bare(due.text)
    if written and written in _bare(mine.text):
        return due  # perhaps put right by a person since
    if mine.said.due.text:
        return mine.said.due
    return NO_DUE if written and written in _bare(other.text) else due


def _own_figures(whole: RowContents, mine: Part, other: Part, reread: bool) -> list[FigureValue]:
    stays = [f for f in whole.figures if mine.says(f) or (mine.leads and not other.says(f))]
    held = {(figure.value, figure.unit) for figure in whole.figures}
    fresh = [f for f in mine.said.figures if (f.value, f.unit) not in held] if reread else []
    return [*stays, *fresh]


def _own_word(word: str, mine: Part, other: Part) -> str:
    elsewhere = word not in mine.text and word in other.text
    return "" if elsewhere else word


def _bare(words: str) -> str:
    return "".join(words.split())


def cut_in_source(source: str, before: str) -> int:
    """Where in the source the words of `before` end; the layout's blanks do not count."""
    left = sum(not character.isspace() for character in before)
    for i, character in enumerate(source):
        if left == 0:
            return i
        left -= not character.isspace()
    return len(source)


def _each_body_once(owners: Sequence[OwnerName]) -> list[OwnerName]:
    found: dict[str, OwnerName] = {}
    for owner in owners:
        held = found.get(owner.name)
        if held is None or WEIGHT[owner.role] < WEIGHT[held.role]:
            found[owner.name] = owner
    return list(found.values())


def _later(first: DueValue, second: DueValue) -> DueValue:
    if first.day and second.day:
        return second if second.day > first.day else first
    return second if second.known else first


def _stands_in(figure: FigureValue, text: str) -> bool:
    digits = f"{figure.value.normalize():f}"
    words = re.escape(digits) + r"(?![\d.])\s*" + re.escape(figure.unit)
    return re.search(r"(?<![\d.])" + words, text.replace(",", "")) is not None
