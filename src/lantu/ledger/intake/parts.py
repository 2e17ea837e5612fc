"""Joining and cutting rows under review: which owner, figure and deadline goes where.  Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lantu.ledger.choices import OwnerRole
from lantu.ledger.rows import DueValue, FigureValue, OwnerName, RowContents

WEIGHT = {OwnerRole.LEAD: 0, OwnerRole.RESPONSIBLE: 1, OwnerRole.SUPPORT: 2}
"""A body named in two roles keeps the one that binds it more."""


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


def divided(whole: RowContents, before: str, after: str) -> tuple[RowContents, RowContents]:
    """Two rows with the same owners, speaker and deadline; each figure goes where its words stand.

    A figure whose words stand in both parts or in neither (it is written in Chinese numerals)
    stays with the first: nothing is lost, and the officer sees it there.
    """
    second = [f for f in whole.figures if _stands_in(f, after) and not _stands_in(f, before)]
    first = [figure for figure in whole.figures if figure not in second]
    return replace(whole, text=before, figures=first), replace(whole, text=after, figures=second)


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
