"""A finding as its card shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import Words
from lantu.directory.collective import names_several
from lantu.directory.models import Unit
from lantu.ledger.choices import Comparator, Kind, Lack, OwnerRole
from lantu.ledger.intake.models import DOUBTFUL, Finding, FindingState
from lantu.ledger.intake.translate import ground_words, warning_words
from lantu.ledger.rows import FigureValue
from lantu.pages.components.measures import way_words
from lantu.pages.components.origins import page_of, place_of
from lantu.pages.office.review.forms import Correction

SAID_BY_BADGES = ("R001", "R021")
"""Warnings that a row has no owner or no figure."""
PARTS = {
    "row": _("Recognised as a row"),
    "kind": _("Kind"),
    "owners": _("Owners"),
    "due": _("Deadline"),
    "figures": _("Figures"),
}
SAID_BY_DOUBTS = {
    "R002": "heading",
    "R004": "subject",
    "R012": "introduction",
    "R041": "second",
    "R042": "second",
}
"""Warnings that say the same as a doubt about what was taken from there."""
SECOND = {
    "R042": _("Second reader"),
    "R041": _("In part by the second reader"),
}
"""Warnings that a row, or a part of it, was not read by the rules."""
CUTS = re.compile(r"[，。；、：！？,;:!?]+[”’」』）)]*")


@dataclass(frozen=True, slots=True)
class OwnerShown:
    """A body as written; `unit` is how the directory calls it, empty where it knows none."""

    name: str
    unit: str

    @property
    def known(self) -> bool:
        return bool(self.unit)

    @property
    def several(self) -> bool:
        """Whether the name stands for several bodies, so that no unit is to be sought for it."""
        return not self.known and names_several(self.name)

    @property
    def other_name(self) -> str:
        """The unit's own name where the document calls it otherwise."""
        return self.unit if self.unit != self.name else ""


@dataclass(frozen=True, slots=True)
class OwnersInRole:
    """The bodies that have the same to do."""

    role: str
    label: Words
    owners: Sequence[OwnerShown]


@dataclass(frozen=True, slots=True)
class DueShown:
    """A deadline as written, and what it means: a day or an open end; both empty if unclear."""

    text: str
    day: date | None
    open: Words


@dataclass(frozen=True, slots=True)
class SurePart:
    """How sure the reader was of a part of a finding, in whole per cent, and why."""

    label: Words
    percent: int
    why: Words
    doubtful: bool


@dataclass(frozen=True, slots=True)
class TaskLink:
    """The row of the ledger that a finding became."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a text may be cut: the words since the place before, and the offset."""

    words: str
    offset: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Splitting:
    """Choosing where to cut: the words up to each place, and those behind the last."""

    cuts: Sequence[Cut]
    rest: str
    error: Words = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the card's buttons and links lead."""

    page: str
    card: str
    decide: str
    correct: str
    split: str


@dataclass(frozen=True, slots=True)
class Where:
    """Where a finding stands: the headings above it, its place in the file, its page on paper."""

    path: Sequence[str] = ()
    """Only where they are not those of the card before."""
    place: str = ""
    paper: str = ""
    """The page's address, empty where the file has no pages."""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with all that an officer decides by."""

    pk: int
    number: int
    kind: str
    kind_label: Words
    state: str
    state_label: Words
    text: str
    where: Where
    owners: Sequence[OwnersInRole]
    person: str
    post: str
    due: DueShown | None
    figures: Sequence[str]
    way: Sequence[str]
    """Of an indicator: baseline, the goal of each year, and how far they bind."""
    lacks: Sequence[Words]
    warnings: Sequence[Words]
    sureness: Sequence[SurePart]
    second: Words
    """By whom it was read, where not by the rules alone."""
    corrected: bool
    mergeable: bool
    task: TaskLink | None
    urls: Addresses
    correction: Correction | None = None
    splitting: Splitting | None = None

    @property
    def doubts(self) -> Sequence[SurePart]:
        """What is to be looked at first."""
        return [part for part in self.sureness if part.doubtful]

    @property
    def open(self) -> bool:
        return self.state == FindingState.OPEN


def card_of(
    finding: Finding,
    *,
    number: int,
    units: Mapping[str, Unit],
    query: str,
    mergeable: bool,
    where: Where | None = None,
    correction: Correction | None = None,
    splitting: Splitting | None = None,
) -> Card:
    """The card of a finding; `query` leads back to where the officer is."""
    contents = finding.contents
    return Card(
        pk=finding.pk,
        number=number,
        kind=finding.kind,
        kind_label=Kind(finding.kind).label,
        state=finding.state,
        state_label=FindingState(finding.state).label,
        text=finding.text,
        where=where or Where(),
        owners=_owners(finding, units),
        person=finding.person,
        post=finding.post,
        due=_due(finding),
        figures=[figure_words(figure) for figure in contents.figures],
        way=_way(finding),
        lacks=_lacks(finding),
        warnings=_warnings(finding),
        sureness=_sureness(finding),
        second=next((words for code, words in SECOND.items() if code in finding.warnings), ""),
        corrected=finding.corrected,
        mergeable=mergeable,
        task=_task_link(finding),
        urls=_addresses(finding, query),
        correction=correction,
        splitting=splitting,
    )


def _way(finding: Finding) -> list[str]:
    measure = finding.measure
    return way_words(measure) if measure else []


def where_of(finding: Finding, path: Sequence[str], blocks: Sequence[Sequence[Any]]) -> Where:
    """The finding's place, told by the blocks of its document."""
    span = (finding.start, finding.end)
    page = page_of(blocks, span)
    paper = reverse("document-page", args=[finding.document_id, page]) if page else ""
    return Where(path, place_of(blocks, span), f"{paper}?finding={finding.pk}#spot" if page else "")


def splitting_of(text: str, offset: int = 0, error: Words = "") -> Splitting:
    """The places behind punctuation, and the one where the officer's caret stood."""
    wanted = offset if 0 < offset < len(text) else 0
    ends = {wanted, *(match.end() for match in CUTS.finditer(text))}
    places = sorted(place for place in ends if 0 < place < len(text.rstrip()))
    if not places:
        places = [len(text) // 2] if len(text) > 1 else []
    chosen = wanted or _middle(places, len(text))
    bounds = zip([0, *places], places, strict=False)
    cuts = [Cut(text[before:place], place, place == chosen) for before, place in bounds]
    return Splitting(cuts, text[places[-1] :] if places else text, error)


def figure_words(figure: FigureValue) -> str:
    """新建学校 ≥ 5 所; an equality needs no sign."""
    sign = "" if figure.comparator == Comparator.EQUAL else Comparator(figure.comparator).label
    amount = f"{figure.value.normalize():,f}"
    return " ".join(word for word in (figure.metric, str(sign), amount, figure.unit) if word)


def _middle(places: Sequence[int], length: int) -> int:
    return min(places, key=lambda place: abs(place - length / 2), default=0)


def _owners(finding: Finding, units: Mapping[str, Unit]) -> list[OwnersInRole]:
    grouped: dict[str, list[OwnerShown]] = {}
    for owner in finding.owners:
        unit = units.get(owner["name"])
        shown = OwnerShown(owner["name"], unit.short_name if unit else "")
        grouped.setdefault(owner["role"], []).append(shown)
    return [
        OwnersInRole(role.value, role.label, grouped[role]) for role in OwnerRole if role in grouped
    ]


def _due(finding: Finding) -> DueShown | None:
    due = finding.due
    if not due.known and not due.text:
        return None
    return DueShown(due.text, due.day, due.open.label if due.open else "")


def _lacks(finding: Finding) -> list[Words]:
    held = {Lack.OWNER: finding.owned, Lack.DUE: finding.dated, Lack.FIGURE: finding.measured}
    return [lack.label for lack, there in held.items() if not there]


def _warnings(finding: Finding) -> list[Words]:
    """What the reader was unsure of, unless the badges say it or a person has answered it."""
    if finding.corrected:
        return []
    doubted = {part["ground"] for part in finding.confidence if part["share"] < DOUBTFUL}
    return [
        warning_words(code)
        for code in finding.warnings
        if code not in SAID_BY_BADGES and SAID_BY_DOUBTS.get(code) not in doubted
    ]


def _sureness(finding: Finding) -> list[SurePart]:
    """Nothing where a person has corrected the finding: it is theirs now."""
    if finding.corrected:
        return []
    return [
        SurePart(
            PARTS.get(part["part"], part["part"]),
            min(int(part["share"] * 100), 99),
            ground_words(part["part"], part["ground"]),
            doubtful=part["share"] < DOUBTFUL,
        )
        for part in finding.confidence
    ]


def _task_link(finding: Finding) -> TaskLink | None:
    if finding.task is None:
        return None
    return TaskLink(finding.task.number, reverse("task", args=[finding.task.pk]))


def _addresses(finding: Finding, query: str) -> Addresses:
    page = reverse("review", args=[finding.document_id])
    return Addresses(
        page=f"{page}?{query}#f{finding.pk}",
        card=f"{reverse('review-card', args=[finding.pk])}?{query}",
        decide=f"{reverse('review-decide', args=[finding.pk])}?{query}",
        correct=f"{reverse('review-correct', args=[finding.pk])}?{query}",
        split=f"{reverse('review-split', args=[finding.pk])}?{query}",
    )
