"""A row of the ledger as its pages show it: owners by role, figures in words, what is ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import Words
from lantu.directory.collective import names_several
from lantu.ledger.choices import Lack, OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.rows import FigureValue, RowContents
from lantu.pages.office.ledger.columns import BESIDE_TEXT
from lantu.pages.office.ledger.editing import GROUPS, TITLES, Editing


@dataclass(frozen=True, slots=True)
class Body:
    """An owner by the directory's name for it, else as the document wrote it."""

    name: str
    written: str
    role: str
    known: bool

    @property
    def several(self) -> bool:
        """Whether the name stands for several bodies, so that it is no unit's by right."""
        return not self.known and names_several(self.written)


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the three tests of a row: passed or not, in a word for either."""

    passed: bool
    words: Words


@dataclass(frozen=True, slots=True)
class RowFrame:
    """What all rows of a list are shown by: its columns, whether it is of one plan, and the day."""

    shown: frozenset[str]
    one_plan: bool
    today: date
    may_edit: bool

    @property
    def owners_at(self) -> str:
        """The column in which the owners are edited: the first of theirs that is there."""
        columns = ("lead", "responsible", "support")
        return next((column for column in columns if column in self.shown), "")

    @property
    def width(self) -> int:
        """How many columns the table has, that of the text included."""
        return len(self.shown.difference(BESIDE_TEXT)) + 1


@dataclass(frozen=True, slots=True)
class EditLink:
    """The way to the form of one group."""

    href: str
    title: Words


@dataclass(frozen=True, slots=True)
class RowEditor:
    """The form of one group, open below its row; `href` is where it goes, `back` closes it."""

    href: str
    back: str
    title: Words
    editing: Editing


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of the list."""

    pk: int
    href: str
    number: int
    kind: str
    text: str
    plan: str
    path: Sequence[str]
    lead: Sequence[Body]
    responsible: Sequence[Body]
    support: Sequence[Body]
    due_day: date | None
    due_open: str
    due_text: str
    figures: Sequence[FigureValue]
    person: str
    source: str
    marks: Sequence[Mark]
    edits: Mapping[str, EditLink]
    """The ways to the forms by group."""
    editor: RowEditor | None = None

    @property
    def anchor(self) -> str:
        return row_anchor(self.pk)


def ledger_row(task: Task, *, query: str, editing: Editing | None = None) -> LedgerRow:
    """The row; its address keeps the list's filter, so that one can go on to the next."""
    bodies, contents = bodies_of(task), task.contents
    return LedgerRow(
        pk=task.pk,
        href=task_href(task.pk, query),
        number=task.number,
        kind=task.kind,
        text=task.text,
        plan=task.plan.title,
        path=[heading for heading in task.path if heading],
        lead=[body for body in bodies if body.role == OwnerRole.LEAD],
        responsible=[body for body in bodies if body.role == OwnerRole.RESPONSIBLE],
        support=[body for body in bodies if body.role == OwnerRole.SUPPORT],
        due_day=task.due_date,
        due_open=task.due_open,
        due_text=task.due_text,
        figures=contents.figures,
        person=" ".join(filter(None, [contents.person, contents.post])),
        source=str(task.document),
        marks=marks_of(contents),
        edits={
            group: EditLink(edit_href(task.pk, group, query), TITLES[group])
            for group in GROUPS
            if group != "figures" or not is_indicator(task)
        },
        editor=_editor(task, editing, query) if editing else None,
    )


def is_indicator(task: Task) -> bool:
    """Whether its figure is an indicator's, whose goals are stated on a page of their own."""
    return getattr(task, "indicator", None) is not None


def _editor(task: Task, editing: Editing, query: str) -> RowEditor:
    return RowEditor(
        href=edit_href(task.pk, editing.group, query),
        back=task_href(task.pk, query),
        title=TITLES[editing.group],
        editing=editing,
    )


def bodies_of(task: Task) -> list[Body]:
    return [
        Body(
            name=owner.unit.short_name if owner.unit else owner.name,
            written=owner.name,
            role=owner.role,
            known=owner.unit is not None,
        )
        for owner in task.owner_list
    ]


def marks_of(contents: RowContents) -> list[Mark]:
    return [
        Mark(contents.owned, _("Owner named") if contents.owned else Lack.OWNER.label),
        Mark(contents.dated, _("Deadline set") if contents.dated else Lack.DUE.label),
        Mark(contents.measured, _("Measurable") if contents.measured else Lack.FIGURE.label),
    ]


def row_anchor(task_id: int) -> str:
    """The id of a row in the list."""
    return f"row-{task_id}"


def edit_href(task_id: int, group: str, query: str) -> str:
    address = reverse("task-edit", args=[task_id, group])
    return f"{address}?{query}" if query else address


def task_href(task_id: int, query: str = "", name: str = "task") -> str:
    address = reverse(name, args=[task_id])
    return f"{address}?{query}" if query else address
