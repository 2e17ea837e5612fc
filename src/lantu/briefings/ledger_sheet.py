"""The ledger as a spreadsheet in the layout that officers know.

Rows are read in chunks and written as they come, so that a large ledger needs little memory.  What
a row lacks is an empty cell on yellow, to be filled in; the line below the title says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.ledger.choices import Lack, OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.queries.plans import plan_for, plans_for
from lantu.ledger.queries.tasks import (
    LedgerFilter,
    Readiness,
    documents_with_rows,
    matching_tasks,
    ordered,
    readiness_of,
)
from lantu.ledger.rows import DueValue, RowContents

CHUNK = 1000
"""Rows read at a time, each chunk in three queries."""
LONGEST = 32_767
"""Characters that a cell can hold."""
HEAD = 2
"""The row of the columns' names, counted from 0."""
FORMULA_SIGNS = ("=", "+", "-", "@")

Text = dict[str, Any]
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BODY: Text = {
    "font_name": "宋体",
    "font_size": 10.5,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
}
STYLES: dict[str, Text] = {
    "title": {"font_name": "宋体", "font_size": 18, "bold": True, "align": "center",
              "valign": "vcenter", "text_wrap": True},
    "note": {"font_name": "宋体", "font_size": 10.5, "align": "right", "valign": "vcenter"},
    "head": {**BODY, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E3ECF2"},
    "number": {**BODY, "align": "center"},
    "text": BODY,
    # The leading apostrophe that a spreadsheet hides: nobody's Enter turns the words to a formula.
    "quoted": {**BODY, "quote_prefix": True},
    "lack": {**BODY, "bg_color": "#FFEB84"},
    "date": {**BODY, "align": "left"},
}  # fmt: skip
DATE_FORMATS = {"zh-hans": 'yyyy"年"m"月"d"日"'}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and its width in characters."""

    name: Words
    width: int


COLUMNS: dict[str, Column] = {
    "number": Column(_lazy("No."), 7),
    "plan": Column(_lazy("Plan"), 24),
    "text": Column(_lazy("Key task"), 54),
    "lead": Column(_lazy("Lead unit"), 16),
    "responsible": Column(_lazy("Responsible units"), 18),
    "support": Column(_lazy("Supporting units"), 18),
    "due": Column(_lazy("Due"), 15),
    "figures": Column(_lazy("Targets"), 26),
    "source": Column(_lazy("Source"), 28),
    "kind": Column(_lazy("Kind"), 8),
    "person": Column(_lazy("Person responsible"), 14),
    "readiness": Column(_lazy("Readiness"), 16),
}
"""The officers' layout, and behind it what else the ledger knows; the text always stands."""
LACKING = None
"""A cell that is to be filled in."""
Cell = int | str | date | None


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of documents and plans by their numbers, each read once."""

    documents: Mapping[int, str]
    plans: Mapping[int, str]


def write_ledger(
    out: BinaryIO,
    *,
    member: Member,
    wanted: LedgerFilter,
    order: str,
    today: date,
    columns: Collection[str] = tuple(COLUMNS),
) -> None:
    """All of the member's rows that answer the filter, in the language of the moment.

    The column of the plans stands only where there is more than one.
    """
    tasks = matching_tasks(member, wanted)
    plan = plan_for(member, wanted.plan) if wanted.plan is not None else None
    place = {"place": member.authority.short_name}
    titles = Titles(
        {document.pk: str(document) for document in documents_with_rows(member)},
        dict(plans_for(member).values_list("pk", "title")) if plan is None else {},
    )
    readiness = readiness_of(tasks)
    chosen = [key for key in COLUMNS if key in ("text", "plan") or key in columns]
    if not _several_plans(tasks, titles):
        chosen.remove("plan")
    with xlsxwriter.Workbook(out, SETTINGS) as book:
        sheet = _Sheet(book, chosen)
        title = plan.title if plan else _("%(place)s: ledger of key tasks") % place
        sheet.head(title, _note(member, readiness, today))
        sheet.rows(ledger_cells(ordered(tasks, order).select_related(None), titles, chosen))


def _several_plans(tasks: QuerySet[Task], titles: Titles) -> bool:
    """Whether the rows are of more than one plan, so that their numbers repeat."""
    if len(titles.plans) < 2:
        return False
    return tasks.order_by().values("plan_id").distinct().count() > 1


def _note(member: Member, readiness: Readiness, today: date) -> str:
    """Whose rows these are, of when, how many, and what the yellow cells mean if there are any."""
    total = readiness.total
    rows = ngettext("%(count)d row", "%(count)d rows", total) % {"count": total}
    said = [member.authority.name, date_format(today, "DATE_FORMAT"), rows]
    if readiness.ready < total:
        said.append(_("yellow: still to be filled in"))
    return " · ".join(said)


def ledger_cells(
    tasks: QuerySet[Task], titles: Titles, columns: Sequence[str]
) -> Iterable[list[Cell]]:
    """The cells of each row in these columns."""
    owners_at = next((key for key in OwnerRole.values if key in columns), "")
    for task in tasks.iterator(chunk_size=CHUNK):
        cells = _cells(task, titles)
        if not task.owned:
            cells[owners_at] = LACKING
        yield [cells[key] for key in columns]


def _cells(task: Task, titles: Titles) -> dict[str, Cell]:
    """What the row says in each column."""
    contents = task.contents
    figures = [
        " ".join(filter(None, [figure.metric, figure.amount])) for figure in contents.figures
    ]
    return {
        **{role.value: _bodies(task, role) for role in OwnerRole},
        "number": task.number,
        "plan": titles.plans.get(task.plan_id, ""),
        "kind": str(contents.kind.label),
        "text": task.text,
        "due": _due_cell(contents.due),
        "figures": "\n".join(figures) or LACKING,
        "person": _person(contents),
        "source": "\n".join(
            filter(None, [titles.documents[task.document_id], " › ".join(task.path)])
        ),
        "readiness": _readiness_words(contents),
    }


def _person(contents: RowContents) -> str:
    if contents.person and contents.post:
        return f"{contents.person}（{contents.post}）"
    return contents.person or contents.post


def _readiness_words(contents: RowContents) -> str:
    held = {Lack.OWNER: contents.owned, Lack.DUE: contents.dated, Lack.FIGURE: contents.measured}
    lacks = [str(lack.label) for lack, there in held.items() if not there]
    return _(", ").join(lacks) or _("Complete")


def _bodies(task: Task, role: OwnerRole) -> str:
    """The bodies by the names that the directory has for them, else as the document wrote them."""
    named = [o.unit.short_name if o.unit else o.name for o in task.owner_list if o.role == role]
    return "、".join(dict.fromkeys(named))


def _due_cell(due: DueValue) -> Cell:
    if due.day is not None:
        return due.day
    return str(due.open.label) if due.open else LACKING


class _Sheet:
    """One worksheet, written from its top to its end."""

    def __init__(self, book: xlsxwriter.Workbook, columns: Sequence[str]) -> None:
        self.columns = [COLUMNS[key] for key in columns]
        self.frozen = list(columns).index("text") + 1
        self.styles = {name: book.add_format(style) for name, style in STYLES.items()}
        self.styles["date"].set_num_format(DATE_FORMATS.get(get_language() or "", "yyyy-mm-dd"))
        self.sheet = book.add_worksheet(_("Ledger"))
        self.next = 0
        for i, column in enumerate(self.columns):
            self.sheet.set_column(i, i, column.width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P / &N")

    def head(self, title: str, note: str) -> None:
        """Title, note and the columns' names, which stay in sight and on every printed page."""
        self.sheet.set_row(0, 36)
        for row, words, style in ((0, title, "title"), (1, note, "note")):
            if len(self.columns) > 1:
                self.sheet.merge_range(row, 0, row, len(self.columns) - 1, "", self.styles[style])
            self.sheet.write_string(row, 0, words, self.styles[style])
        self.sheet.set_row(HEAD, 24)
        for i, column in enumerate(self.columns):
            self.sheet.write_string(HEAD, i, str(column.name), self.styles["head"])
        self.sheet.freeze_panes(HEAD + 1, self.frozen)
        self.sheet.repeat_rows(HEAD)
        self.next = HEAD + 1

    def rows(self, rows: Iterable[list[Cell]]) -> None:
        """All rows, which the columns' heads can then be filtered by."""
        for cells in rows:
            for column, cell in enumerate(cells):
                self._write(self.next, column, cell)
            self.next += 1
        self.sheet.autofilter(HEAD, 0, self.next - 1, len(self.columns) - 1)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, int):
            self.sheet.write_number(row, column, cell, self.styles["number"])
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, column, cell, self.styles["date"])
        elif cell is LACKING:
            self.sheet.write_blank(row, column, None, self.styles["lack"])
        elif cell:
            style = "quoted" if cell.lstrip().startswith(FORMULA_SIGNS) else "text"
            self.sheet.write_string(row, column, cell[:LONGEST], self.styles[style])
        else:
            self.sheet.write_blank(row, column, None, self.styles["text"])
