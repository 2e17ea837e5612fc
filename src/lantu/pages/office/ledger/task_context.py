"""What the page of one row shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.directory.queries import names_of
from lantu.journal.queries import history_of
from lantu.ledger.choices import Lack
from lantu.ledger.intake.queries import finding_behind
from lantu.ledger.models import Task
from lantu.ledger.queries.duplicates import duplicates_of
from lantu.ledger.queries.tasks import neighbours
from lantu.ledger.rows import RowContents
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.events import Event
from lantu.pages.components.origins import page_of
from lantu.pages.office.ledger.asked import Asked
from lantu.pages.office.ledger.editing import GROUPS, TITLES, Editing
from lantu.pages.office.ledger.history import events_of
from lantu.pages.office.ledger.rows import (
    Body,
    Mark,
    bodies_of,
    edit_href,
    is_indicator,
    marks_of,
    task_href,
)
from lantu.pages.office.ledger.source import Quote, quote_of


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are read and edited together; `editing` where the form stands open."""

    name: str
    title: Words
    edit: str
    """Its form's address, empty where the member may not edit."""
    editing: Editing | None = None

    @property
    def anchor(self) -> str:
        return f"group-{self.name}"


@dataclass(frozen=True, slots=True)
class Advice:
    """What the row lacks, what that means, and where to mend it."""

    lack: Words
    words: Words
    action: Words
    href: str
    target: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The way through the rows that answer the filter."""

    previous: str
    next: str
    place: int
    total: int


@dataclass(frozen=True, slots=True)
class Origin:
    """The document a row came from, and the ways into it."""

    title: str
    path: Sequence[str]
    quote: Quote
    changed: bool
    """Whether the row's text is no longer what the document says."""
    review: str
    paper: str
    """The page of the file as it looks on paper, where it has pages."""
    file: str


@dataclass(frozen=True, slots=True)
class Also:
    """Another document that says the same; `part` makes its row one of its own again."""

    document: str
    plan: str
    quote: Quote
    file: str
    part: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One row in full."""

    pk: int
    number: int
    kind: str
    contents: RowContents
    bodies: Sequence[Body]
    plan: str
    plan_href: str
    marks: Sequence[Mark]
    advice: Sequence[Advice]
    groups: Sequence[Group]
    origin: Origin
    also: Sequence[Also]
    events: Sequence[Event]
    indicator: str
    """The address of its indicator, empty where it is none."""
    beside: Beside | None
    back: str
    here: str
    may_edit: bool
    today: date

    @property
    def head(self) -> Group:
        """Text and kind, which are the page's title."""
        return self.groups[0]

    @property
    def parts(self) -> Sequence[Group]:
        return self.groups[1:]


def task_page(
    member: Member, task: Task, asked: Asked, *, today: date, editing: Editing | None = None
) -> TaskPage:
    """Everything the page says of the row, in four queries beside the row's own."""
    query, contents = asked.query(), task.contents
    may_edit = bool(can_keep_ledger(member))
    ledger = reverse("ledger")
    return TaskPage(
        pk=task.pk,
        number=task.number,
        kind=task.kind,
        contents=contents,
        bodies=bodies_of(task),
        plan=task.plan.title,
        plan_href=f"{ledger}?plan={task.plan_id}",
        marks=marks_of(contents),
        advice=_advice(task, query, may_edit=may_edit),
        groups=[group_of(task, name, query, editing, may_edit=may_edit) for name in GROUPS],
        origin=_origin(member, task),
        also=_also(member, task),
        events=_events(member, task),
        indicator=reverse("indicator", args=[task.indicator.pk]) if is_indicator(task) else "",
        beside=_beside(member, task, asked, today=today),
        back=f"{ledger}?{query}" if query else ledger,
        here=task_href(task.pk, query),
        may_edit=may_edit,
        today=today,
    )


def group_of(
    task: Task, name: str, query: str, editing: Editing | None, *, may_edit: bool
) -> Group:
    elsewhere = name == "figures" and is_indicator(task)
    return Group(
        name=name,
        title=TITLES[name],
        edit=edit_href(task.pk, name, query) if may_edit and not elsewhere else "",
        editing=editing if editing and editing.group == name else None,
    )


def _advice(task: Task, query: str, *, may_edit: bool) -> list[Advice]:
    said: list[tuple[bool, Lack, Words, Words, str]] = [
        (
            task.owned,
            Lack.OWNER,
            _("No unit is named. Decide which one leads; until then nobody is accountable."),
            _("Name a unit"),
            "owners",
        ),
        (
            task.dated,
            Lack.DUE,
            _("No deadline is given. Set a due date, or mark the row as ongoing or recurring."),
            _("Set a deadline"),
            "due",
        ),
        (
            task.measured,
            Lack.FIGURE,
            _("Nothing says when it is done. Decide what is measured and how much is enough."),
            _("Set a target"),
            "figures",
        ),
    ]
    return [
        Advice(
            lack.label, words, action, edit_href(task.pk, group, query) if may_edit else "", group
        )
        for passed, lack, words, action, group in said
        if not passed
    ]


def _origin(member: Member, task: Task) -> Origin:
    document, finding = task.document, finding_behind(member, task.pk)
    quote = quote_of(
        document.text,
        (task.start, task.end),
        blocks=document.blocks,
        articles=document.articles,
    )
    keeps = bool(can_keep_ledger(member))
    return Origin(
        title=str(document),
        path=[heading for heading in task.path if heading],
        quote=quote,
        changed="".join(task.text.split()) != "".join(quote.words.split()),
        review=reverse("review-card", args=[finding]) if finding else "",
        paper=_paper(task, finding) if keeps else "",
        file=reverse("document-file", args=[document.pk]) if keeps else "",
    )


def _also(member: Member, task: Task) -> list[Also]:
    if not vars(task).get("stands_for"):
        return []
    keeps = bool(can_keep_ledger(member))
    return [
        Also(
            document=str(row.document),
            plan=row.plan.title,
            quote=quote_of(
                row.document.text,
                (row.start, row.end),
                blocks=row.document.blocks,
                articles=row.document.articles,
            ),
            file=reverse("document-file", args=[row.document_id]) if keeps else "",
            part=reverse("duplicates-part", args=[row.pk]) if keeps else "",
        )
        for row in duplicates_of(task)
    ]


def _paper(task: Task, finding: int | None) -> str:
    page = page_of(task.document.blocks, (task.start, task.end))
    if page is None:
        return ""
    return f"{reverse('document-page', args=[task.document_id, page])}?finding={finding or 0}#spot"


def _events(member: Member, task: Task) -> list[Event]:
    entries = list(history_of(member.authority_id, "task", task.pk))
    numbers = {entry.member_id for entry in entries if entry.member_id is not None}
    return events_of(entries, names_of(member.authority_id, numbers))


def _beside(member: Member, task: Task, asked: Asked, *, today: date) -> Beside | None:
    found = neighbours(member, asked.wanted(today), task.pk, order=asked.order)
    if found is None:
        return None
    query = asked.query()
    return Beside(
        previous=task_href(found.previous, query) if found.previous else "",
        next=task_href(found.next, query) if found.next else "",
        place=found.place,
        total=found.total,
    )
