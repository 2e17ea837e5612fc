"""What the pages of the intake show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.common.paging import Page, page_bounds
from lantu.common.verdicts import Words
from lantu.ledger.models import Document, DocumentState
from lantu.pages.components.contexts import Badge, Tab
from lantu.pages.office.intake.forms import FilesForm, TextForm

SIZE = 30
BUSY = (DocumentState.QUEUED, DocumentState.READING)
PATIENCE = timedelta(minutes=2)
"""A document that waits longer than this in the queue waits for a worker that may not run."""

VIEWS: dict[str, tuple[Words, Q]] = {
    "": (pgettext_lazy("documents", "All"), Q()),
    "review": (_("To review"), Q(state=DocumentState.READ, undecided__gt=0)),
    "busy": (_("Being read"), Q(state__in=BUSY)),
    "failed": (_("Could not be read"), Q(state=DocumentState.FAILED)),
}
"""The views of the list by the key in the address."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the list."""

    pk: int
    name: str
    title: str
    plan: str
    state: str
    standing: Badge
    busy: bool
    progress: int
    found: int
    undecided: int
    error: str
    received_by: str
    received_at: datetime
    href: str
    remove: str
    """The address that removes it, empty where it may not be."""

    @property
    def under(self) -> str:
        """File and plan, as far as the title does not say them."""
        return " · ".join(word for word in (self.name, self.plan) if word not in ("", self.title))


@dataclass(frozen=True, slots=True)
class Intake:
    """The page of the intake."""

    page: Page[Line]
    tabs: Sequence[Tab]
    view: str
    here: str
    """The address of this very list, from which it keeps itself fresh."""
    busy: bool
    files: FilesForm
    text: TextForm
    limit: int
    scans: bool
    """Whether scans and photos can be read here."""
    writing: bool = False
    """Whether the pasted text is what the person was at."""

    @property
    def query(self) -> str:
        """What the address of this list says, to come back to it."""
        _path, mark, query = self.here.partition("?")
        return mark + query


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document that was handed in."""

    line: Line
    size: int | None
    twin: Line | None
    waits_long: bool


def line_of(document: Document, language: str) -> Line:
    """The document as a line; it must come from `documents_for`, or counts as having nothing."""
    facts: dict[str, Any] = vars(document)
    read, failed = document.state == DocumentState.READ, document.state == DocumentState.FAILED
    return Line(
        pk=document.pk,
        name=document.name,
        title=document.title or document.name,
        plan=document.plan.title if document.plan else "",
        state=document.state,
        standing=_standing(document, facts),
        busy=document.state in BUSY,
        progress=document.progress,
        found=facts.get("found", 0),
        undecided=facts.get("undecided", 0),
        error=document.error.get("en" if language == "en" else "zh", ""),
        received_by=document.received_by.name,
        received_at=document.received_at,
        href=reverse("review" if read else "document", args=[document.pk]),
        remove=reverse("document-remove", args=[document.pk]) if failed else "",
    )


def _standing(document: Document, facts: dict[str, Any]) -> Badge:
    """Where the document stands between coming in and being reviewed."""
    state = DocumentState(document.state)
    if state != DocumentState.READ:
        tones = {DocumentState.FAILED: "cinnabar", DocumentState.READING: "azurite"}
        return Badge(state.label, tones.get(state, "ink"))
    if facts.get("undecided"):
        return Badge(_("To be reviewed"), "gamboge")
    if facts.get("found"):
        return Badge(_("Reviewed"), "malachite")
    return Badge(_("No rows found"), "ink")


def lines_page(documents: QuerySet[Document], *, view: str, page: int, language: str) -> Page[Line]:
    """A page of the documents that belong to the view."""
    chosen = documents.filter(VIEWS[view][1])
    total = chosen.count()
    number, bounds = page_bounds(page, SIZE, total)
    return Page([line_of(d, language) for d in chosen[bounds]], number, SIZE, total)


def list_href(view: str, page: int) -> str:
    """The address of a page of the list."""
    query = QueryDict(mutable=True)
    if view:
        query["state"] = view
    if page > 1:
        query["page"] = str(page)
    return reverse("intake") + (f"?{query.urlencode()}" if query else "")


def view_tabs(view: str) -> list[Tab]:
    """The views of the list."""
    return [
        Tab(label, list_href(key, 1), key == view) for key, (label, _condition) in VIEWS.items()
    ]


def document_page(
    document: Document, *, twin: Document | None, now: datetime, language: str
) -> DocumentPage:
    """Everything that the page of a document says."""
    queued = document.state == DocumentState.QUEUED
    return DocumentPage(
        line=line_of(document, language),
        size=_size_of(document),
        twin=line_of(twin, language) if twin else None,
        waits_long=queued and now - document.received_at > PATIENCE,
    )


def _size_of(document: Document) -> int | None:
    """Bytes of the original, None where the file is not there."""
    try:
        return document.file.size
    except FileNotFoundError:
        return None
