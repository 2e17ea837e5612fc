"""What the review's templates are told, and how it is put together from the intake's queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from lantu.common.verdicts import Words
from lantu.directory.models import Member, Unit
from lantu.directory.queries import open_units
from lantu.ledger.choices import Kind
from lantu.ledger.intake.models import Finding, FindingState, ReviewStep
from lantu.ledger.intake.queries import (
    Sketch,
    collective_names,
    findings_of,
    known_bodies,
    last_step,
    next_to_review,
    outline_of,
    unknown_bodies,
)
from lantu.ledger.intake.translate import notice_words
from lantu.ledger.models import Document
from lantu.ledger.queries.tasks import Readiness
from lantu.pages.components.contexts import Tab
from lantu.pages.office.review.ask import Ask
from lantu.pages.office.review.bodies import SHOWN, BodiesPanel, bodies_panel
from lantu.pages.office.review.cards import Card, Splitting, card_of, where_of
from lantu.pages.office.review.confirming import ConfirmAll, confirm_offers
from lantu.pages.office.review.forms import Correction, DocumentForm
from lantu.pages.office.review.grids import drawn
from lantu.pages.office.review.marking import Layout, marked_lines
from lantu.pages.office.review.pieces import Line, TableShown
from lantu.pages.office.review.places import (
    Ahead,
    Jump,
    Place,
    Progress,
    ahead_of,
    href_of,
    jump_of,
    places_of,
)
from lantu.pages.office.review.sections import Part, Section, sections_of

STEPS = {
    "confirm": pgettext_lazy("step", "Confirmed"),
    "correct": pgettext_lazy("step", "Corrected"),
    "drop": pgettext_lazy("step", "Dropped"),
    "restore": pgettext_lazy("step", "Restored"),
    "merge": pgettext_lazy("step", "Merged"),
    "split": pgettext_lazy("step", "Split"),
    "alias": pgettext_lazy("step", "Other name"),
    "unit": pgettext_lazy("step", "New unit"),
    "document": pgettext_lazy("step", "Title and year"),
}
STATES = {
    "": pgettext_lazy("findings", "All"),
    FindingState.OPEN.value: pgettext_lazy("findings", "Open"),
    FindingState.CONFIRMED.value: pgettext_lazy("findings", "Confirmed"),
    FindingState.DROPPED.value: pgettext_lazy("findings", "Dropped"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The document itself."""

    pk: int
    href: str
    title: str
    year: int | None
    name: str
    received_at: datetime
    received_by: str
    plan: str
    plan_href: str
    form: DocumentForm
    form_href: str
    notices: Sequence[Words] = ()
    """What there is to say of the reading as a whole."""


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """The reviewer's own last step, which one key takes back."""

    href: str
    step: Words


@dataclass(frozen=True, slots=True)
class Done:
    """Everything in the document is decided: what became of it and what to do next."""

    confirmed: int
    dropped: int
    ledger: str
    next_href: str
    next_title: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One part of a document with its findings."""

    head: Head
    ask: Ask
    here: str
    confirm_href: str
    section: Section
    part: Part
    places: Sequence[Place]
    jump: Jump | None
    progress: Progress
    readiness: Readiness
    unready: int
    unready_href: str
    doubtful: int
    doubtful_href: str
    states: Sequence[Tab]
    kinds: Sequence[Tab]
    plain_href: str
    whole_href: str
    lines: Sequence[Line | TableShown]
    cards: Sequence[Card]
    confirm_all: Sequence[ConfirmAll]
    undo: UndoOffer | None
    ahead: Ahead | None
    done: Done | None
    bodies: BodiesPanel
    units: Sequence[str]

    def card(self, pk: int) -> Card | None:
        return next((card for card in self.cards if card.pk == pk), None)


@dataclass(frozen=True, slots=True)
class Opened:
    """A card that is open for correcting or splitting."""

    pk: int
    correction: Correction | None = None
    splitting: Splitting | None = None


def review_page(
    member: Member, document: Document, ask: Ask, opened: Opened | None = None
) -> ReviewPage:
    """The page in at most nine queries, however much was found."""
    outline = outline_of(document)
    sections = sections_of(document.articles, outline, document.text)
    section = sections[min(ask.article, len(sections) - 1)]
    part = section.parts[min(ask.part, len(section.parts) - 1)]
    ask = ask.at(section.index, part.index)
    units = known_bodies(document, outline)
    cards = _cards(document, section, part, ask, units, opened)
    unknown = unknown_bodies(document, outline, units, guessed=SHOWN)
    bodies = bodies_panel(document, unknown, collective_names(outline, units), ask.query)
    progress = Progress.of(outline)
    return ReviewPage(
        head=_head(document, ask),
        ask=ask,
        here=f"{reverse('review', args=[document.pk])}?{ask.query}",
        confirm_href=f"{reverse('review-confirm', args=[document.pk])}?{ask.query}",
        section=section,
        part=part,
        places=places_of(document, sections, ask),
        jump=jump_of(section, ask),
        progress=progress,
        readiness=_readiness(outline),
        unready=sum(sketch.counts and not sketch.ready for sketch in outline),
        unready_href=href_of(document, ask.only(unready=not ask.unready)),
        doubtful=sum(sketch.doubtful for sketch in outline),
        doubtful_href=href_of(document, ask.only(doubtful_first=not ask.doubtful_first)),
        states=_state_tabs(document, part, ask),
        kinds=_kind_tabs(document, part, ask),
        plain_href=href_of(document, Ask(ask.article, ask.part)),
        whole_href=href_of(document, ask.only(whole=True)),
        lines=_lines(document, section, part, ask, cards),
        cards=cards,
        confirm_all=confirm_offers(sections, section, part, ask),
        undo=_undo(document, last_step(document, member), ask),
        ahead=ahead_of(document, sections, part, ask),
        done=_done(member, document, progress),
        bodies=bodies,
        units=_unit_names(member, bodies, opened),
    )


def _head(document: Document, ask: Ask) -> Head:
    title = document.title or document.name
    said = {"title": title, "year": document.year}
    return Head(
        pk=document.pk,
        href=reverse("review", args=[document.pk]),
        title=title,
        year=document.year,
        name=document.name,
        received_at=document.received_at,
        received_by=document.received_by.name,
        plan=document.plan.title if document.plan else "",
        plan_href=_ledger_href(document),
        form=DocumentForm(initial=said, auto_id="document-%s"),
        form_href=f"{reverse('review-document', args=[document.pk])}?{ask.query}",
        notices=[notice_words(stored) for stored in document.notices],
    )


def _ledger_href(document: Document) -> str:
    return f"{reverse('ledger')}?plan={document.plan_id}" if document.plan_id else ""


def _cards(
    document: Document,
    section: Section,
    part: Part,
    ask: Ask,
    units: Mapping[str, Unit],
    opened: Opened | None,
) -> list[Card]:
    numbers = {sketch.pk: number for number, sketch in enumerate(part.findings, part.first)}
    wanted = {sketch.pk for sketch in part.findings if ask.wants(sketch)}
    wanted |= {opened.pk} & numbers.keys() if opened else set()
    still_open = [s.start for s in section.findings if s.state == FindingState.OPEN]
    found = list(findings_of(document).filter(pk__in=wanted).select_related("task"))
    if ask.doubtful_first:
        found.sort(key=lambda finding: (finding.state != FindingState.OPEN, finding.least_sure))
    before: list[list[str]] = [[], *(finding.path for finding in found)]
    return [
        card_of(
            finding,
            number=numbers[finding.pk],
            units=units,
            query=ask.query,
            mergeable=any(start >= finding.end for start in still_open),
            where=where_of(finding, _path(finding, above, section), document.blocks),
            correction=opened.correction if opened and opened.pk == finding.pk else None,
            splitting=opened.splitting if opened and opened.pk == finding.pk else None,
        )
        for finding, above in zip(found, before, strict=False)
    ]


def _path(finding: Finding, above: Sequence[str], section: Section) -> list[str]:
    """The headings of a finding, without those the card before or the head of the page shows."""
    said = (section.title, section.kicker, section.byline)
    return [] if finding.path == above else [part for part in finding.path if part not in said]


def _lines(
    document: Document, section: Section, part: Part, ask: Ask, cards: Sequence[Card]
) -> list[Line | TableShown]:
    lines = marked_lines(
        document.text,
        (part.start, part.end),
        part.findings,
        first=part.first,
        shown={card.pk for card in cards},
        layout=Layout(document.blocks, document.tables),
        titles=(section.title, section.kicker, section.byline) if part.index == 0 else (),
        whole=ask.whole,
    )
    return drawn(lines)


def _readiness(outline: Sequence[Sketch]) -> Readiness:
    rows = [sketch for sketch in outline if sketch.counts]
    return Readiness(
        total=len(rows),
        owned=sum(row.owned for row in rows),
        dated=sum(row.dated for row in rows),
        measured=sum(row.measured for row in rows),
        ready=sum(row.ready for row in rows),
    )


def _state_tabs(document: Document, part: Part, ask: Ask) -> list[Tab]:
    found = [sketch for sketch in part.findings if ask.concerns(sketch)]
    return [
        Tab(
            label,
            href_of(document, ask.only(state=state)),
            ask.state == state,
            sum(state in ("", sketch.state) for sketch in found),
        )
        for state, label in STATES.items()
    ]


def _kind_tabs(document: Document, part: Part, ask: Ask) -> list[Tab]:
    """Only where there is something to choose between."""
    found = Counter(sketch.kind for sketch in part.findings)
    if len(found) < 2 and not ask.kind:
        return []
    return [
        Tab(_("All kinds"), href_of(document, ask.only(kind="")), ask.kind == ""),
        *(
            Tab(
                kind.label,
                href_of(document, ask.only(kind=kind.value)),
                ask.kind == kind,
                found[kind],
            )
            for kind in Kind
            if found[kind] or ask.kind == kind
        ),
    ]


def _undo(document: Document, step: ReviewStep | None, ask: Ask) -> UndoOffer | None:
    if step is None:
        return None
    href = f"{reverse('review-undo', args=[document.pk])}?{ask.query}"
    return UndoOffer(href, STEPS.get(step.verb, step.verb))


def _done(member: Member, document: Document, progress: Progress) -> Done | None:
    if progress.open or not progress.total:
        return None
    following = next_to_review(member, after=document)
    return Done(
        confirmed=progress.confirmed,
        dropped=progress.dropped,
        ledger=_ledger_href(document),
        next_href=reverse("review", args=[following.pk]) if following else "",
        next_title=str(following) if following else "",
    )


def _unit_names(member: Member, bodies: BodiesPanel, opened: Opened | None) -> list[str]:
    """The units' names to choose from, only where there is a field for one."""
    if not bodies.unknown and not (opened and opened.correction):
        return []
    return list(open_units(member.authority).values_list("short_name", flat=True))
