"""What the search shows: results in groups, with the words marked and an address each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from lantu.ledger.queries.search import Results
from lantu.search.marks import Piece, marked

LENGTH = 70
"""Characters of a row that are shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found."""

    href: str
    pieces: Sequence[Piece]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of a kind; `more` where it is not all."""

    title: str
    hits: Sequence[Hit]
    more: bool


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The words asked for and what was found; without words nothing was looked for."""

    query: str
    groups: Sequence[Group]


def search_results(query: str, results: Results) -> SearchResults:
    """The results in the order of the page: few things that say much come first."""
    words = results.words
    units = [
        Hit(f"{reverse('ledger')}?{urlencode({'unit': u.pk})}", marked(u.name, words), u.short_name)
        for u in results.units.found
    ]
    plans = [
        Hit(reverse("plan", args=[p.pk]), marked(p.title, words), p.period)
        for p in results.plans.found
    ]
    indicators = [
        Hit(reverse("indicator", args=[i.pk]), marked(i.name, words), i.plan.title)
        for i in results.indicators.found
    ]
    documents = [
        Hit(reverse("document", args=[d.pk]), marked(str(d), words), d.name if d.title else "")
        for d in results.documents.found
    ]
    tasks = [
        Hit(
            reverse("task", args=[t.pk]),
            marked(t.text, words, length=LENGTH),
            f"{t.plan.title} · {t.number}",
        )
        for t in results.tasks.found
    ]
    groups = (
        Group(_("Units"), units, results.units.more),
        Group(_("Plans"), plans, results.plans.more),
        Group(_("Indicators"), indicators, results.indicators.more),
        Group(_("Documents"), documents, results.documents.more),
        Group(_("Rows of the ledger"), tasks, results.tasks.more),
    )
    return SearchResults(query, [group for group in groups if group.hits or group.more])
