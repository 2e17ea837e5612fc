"""The ledger as a spreadsheet in the layout that officers know.

Rows are read in chunks and written as they come, so that a large ledger needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.ledger.choices import Lack, OwnerRole
from lantu.ledger.models import Task
from lantu.ledger.queries import (
    LedgerFilter,
    documents_with_rows,
    matching_tasks,
    ordered,
    plan_for,
)
from lantu.ledger.rows import DueValue

CHUNK = 1000
"""Rows read at a time, each chunk in three queries."""
LONGEST = 32_767
"""Characters that a cell can hold."""
WIDTHS = (6, 54, 16, 18, 18, 15, 26, 28)
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
    "lack": {**BODY, "font_color": "#775300", "italic": True},
    "date": {**BODY, "align": "left"},
}  # fmt: skip
DATE_FORMATS = {"zh-hans": 'yyyy"年"m"月"d"日"'}


@dataclass(frozen=True, slots=True)
class Lacking:
    """A cell that says what the row has not."""

    words: Words


Cell = int | str | date | Lacking


def write_ledger(
    out: BinaryIO, *, member: Member, wanted: LedgerFilter, order: str, today: date
) -> None:
    """All of the member's rows that answer the filter, in the language of the moment."""
    tasks = matching_tasks(member, wanted)
    plan = plan_for(member, wanted.plan) if wanted.plan is not None else None
    title = plan.title if plan else _("%(place)s: ledger of key tasks")
    total = tasks.count()
    rows = ngettext("%(count)d row", "%(count)d rows", total) % {"count": total}
    note = " · ".join([member.authority.name, date_format(today, "DATE_FORMAT"), rows])
    with xlsxwriter.Workbook(out, SETTINGS) as book:
        sheet = _Sheet(book)
        sheet.head(title % {"place": member.authority.short_name} if not plan else title, note)
        titles = {document.pk: str(document) for document in documents_with_rows(member)}
        sheet.rows(ledger_cells(ordered(tasks, order).select_related(None), titles))


def column_names() -> list[str]:
    """The officers' columns, in order."""
    return [
        _("No."),
        _("Key task"),
        _("Lead unit"),
        _("Responsible units"),
        _("Supporting units"),
        _("Due"),
        _("Targets"),
        _("Source"),
    ]


def ledger_cells(tasks: QuerySet[Task], titles: Mapping[int, str]) -> Iterable[list[Cell]]:
    """The cells of each row; `titles` are those of the documents, each read once."""
    for task in tasks.iterator(chunk_size=CHUNK):
        contents = task.contents
        lead, responsible, support = (_bodies(task, role) for role in OwnerRole)
        figures = "\n".join(
            " ".join(filter(None, [figure.metric, figure.amount])) for figure in contents.figures
        )
        yield [
            task.number,
            task.text,
            lead if contents.owned else Lacking(Lack.OWNER.label),
            responsible,
            support,
            _due_cell(contents.due),
            figures or Lacking(Lack.FIGURE.label),
            "\n".join(filter(None, [titles[task.document_id], " › ".join(task.path)])),
        ]


def _bodies(task: Task, role: OwnerRole) -> str:
    """The bodies by the names that the directory has for them, else as the document wrote them."""
    named = [o.unit.short_name if o.unit else o.name for o in task.owners.all() if o.role == role]
    return "、".join(dict.fromkeys(named))


def _due_cell(due: DueValue) -> Cell:
    if due.day is not None:
        return due.day
    return str(due.open.label) if due.open else Lacking(Lack.DUE.label)


class _Sheet:
    """One worksheet, written from its top to its end."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.styles = {name: book.add_format(style) for name, style in STYLES.items()}
        self.styles["date"].set_num_format(DATE_FORMATS.get(get_language() or "", "yyyy-mm-dd"))
        self.sheet = book.add_worksheet(_("Ledger"))
        self.next = 0
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P / &N")

    def head(self, title: str, note: str) -> None:
        """Title, note and the columns' names, which stay in sight and on every printed page."""
        last = len(WIDTHS) - 1
        self.sheet.set_row(0, 36)
        self.sheet.merge_range(0, 0, 0, last, "", self.styles["title"])
        self.sheet.write_string(0, 0, title, self.styles["title"])
        self.sheet.merge_range(1, 0, 1, last, "", self.styles["note"])
        self.sheet.write_string(1, 0, note, self.styles["note"])
        self.sheet.set_row(2, 24)
        for column, name in enumerate(column_names()):
            self.sheet.write_string(2, column, name, self.styles["head"])
        self.sheet.freeze_panes(3, 2)
        self.sheet.repeat_rows(2)
        self.next = 3

    def rows(self, rows: Iterable[list[Cell]]) -> None:
        for cells in rows:
            for column, cell in enumerate(cells):
                self._write(self.next, column, cell)
            self.next += 1

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, int):
            self.sheet.write_number(row, column, cell, self.styles["number"])
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, column, cell, self.styles["date"])
        elif isinstance(cell, Lacking):
            self.sheet.write_string(row, column, str(cell.words), self.styles["lack"])
        elif cell:
            style = "quoted" if cell.lstrip().startswith(FORMULA_SIGNS) else "text"
            self.sheet.write_string(row, column, cell[:LONGEST], self.styles[style])
        else:
            self.sheet.write_blank(row, column, None, self.styles["text"])
