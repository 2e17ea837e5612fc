"""What the list of the ledger shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.common.paging import Page
from lantu.common.verdicts import Words
from lantu.directory.models import Member
from lantu.ledger.choices import Lack
from lantu.ledger.queries.plans import plans_for
from lantu.ledger.queries.tasks import (
    LedgerFilter,
    Readiness,
    documents_with_rows,
    ledger_page,
    matching_tasks,
    owning_units,
    readiness_of,
)
from lantu.ledger.rules import can_keep_ledger, sees_whole_ledger
from lantu.pages.office.ledger.asked import SIZE, SIZES, Asked
from lantu.pages.office.ledger.columns import COLUMNS
from lantu.pages.office.ledger.forms import FilterForm
from lantu.pages.office.ledger.rows import LedgerRow, RowFrame, ledger_row

ORDERS: dict[str, Words] = {
    "number": _("by number"),
    "due": _("by deadline, earliest first"),
    "-due": _("by deadline, latest first"),
    "lead": _("by lead unit"),
    "readiness": _("by readiness, least first"),
    "text": _("by text"),
}
"""The orders offered where there is no head of a table to click."""
MORE = ("role", "kind", "document", "due_from", "due_to")
"""The filters that are folded away until they are needed."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition of the filter in words, and the address without it."""

    label: Words
    value: Words
    href: str


@dataclass(frozen=True, slots=True)
class LackLink:
    """How many of the rows shown lack something, and the address that shows only these."""

    words: Words
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several settings, with its address where it has one."""

    key: str
    words: Words
    current: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """How ready the rows that answer the filter are, and where to mend what they lack."""

    readiness: Readiness
    lacks: Sequence[LackLink]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The list with everything around it."""

    page: Page[LedgerRow]
    readiness: Readiness
    lacks: Sequence[LackLink]
    frame: RowFrame
    chips: Sequence[Chip]
    form: FilterForm
    more: bool
    """Whether one of the folded filters is set."""
    order: str
    orders: Sequence[Choice]
    sizes: Sequence[Choice]
    size: int | None
    """The page's size where it is not the usual one."""
    columns: Sequence[Choice]
    query: str
    export: str
    keeps_ledger: bool
    whole: bool
    unit: str

    @property
    def shown(self) -> frozenset[str]:
        """The columns beside the text."""
        return self.frame.shown


def frame_of(member: Member, asked: Asked, hidden: Sequence[str], today: date) -> RowFrame:
    """What the rows of the list are shown by."""
    return RowFrame(
        shown=frozenset(COLUMNS).difference(hidden),
        one_plan="plan" in asked.said,
        today=today,
        may_edit=bool(can_keep_ledger(member)),
    )


def statement_of(member: Member, asked: Asked, today: date) -> Statement:
    """The statement above the list, when one of its rows has changed."""
    readiness = readiness_of(matching_tasks(member, asked.wanted(today)))
    return Statement(readiness, _lacks(asked, readiness))


def ledger_list(member: Member, asked: Asked, *, hidden: Sequence[str], today: date) -> Ledger:
    """Everything that the list shows, in seven queries."""
    wanted = asked.wanted(today)
    readiness = readiness_of(matching_tasks(member, wanted))
    form, query = _filter_form(member, asked), asked.query()
    export = reverse("ledger-export")
    return Ledger(
        page=_page(member, wanted, asked, readiness.total),
        readiness=readiness,
        lacks=_lacks(asked, readiness),
        frame=frame_of(member, asked, hidden, today),
        chips=_chips(asked, form),
        form=form,
        more=any(name in asked.said for name in MORE),
        order=asked.order,
        orders=_orders(asked.order),
        sizes=[
            Choice(str(size), str(size), size == asked.size, _here(asked, size=size))
            for size in SIZES
        ],
        size=asked.size if asked.size != SIZE else None,
        columns=[Choice(key, words, key not in hidden) for key, words in COLUMNS.items()],
        query=query,
        export=f"{export}?{query}" if query else export,
        keeps_ledger=bool(can_keep_ledger(member)),
        whole=sees_whole_ledger(member),
        unit=member.unit.short_name,
    )


def _page(member: Member, wanted: LedgerFilter, asked: Asked, total: int) -> Page[LedgerRow]:
    page = ledger_page(
        member, wanted, order=asked.order, page=asked.page, size=asked.size, total=total
    )
    query = asked.query()
    rows = [ledger_row(task, query=query) for task in page.rows]
    return Page(rows, page.number, page.size, page.total)


def _filter_form(member: Member, asked: Asked) -> FilterForm:
    return FilterForm(
        plans=[(plan.pk, plan.title) for plan in plans_for(member)],
        units=[(unit.pk, unit.short_name) for unit in owning_units(member)],
        documents=[(document.pk, str(document)) for document in documents_with_rows(member)],
        initial=asked.said,
        auto_id="filter_%s",
    )


def _lacks(asked: Asked, readiness: Readiness) -> list[LackLink]:
    counts = (
        (Lack.OWNER, readiness.total - readiness.owned),
        (Lack.DUE, readiness.total - readiness.dated),
        (Lack.FIGURE, readiness.total - readiness.measured),
    )
    present = asked.said.get("lack", "")
    return [
        LackLink(lack.label, count, _here(asked, lack=lack.value))
        for lack, count in counts
        if count and present != lack
    ]


def _chips(asked: Asked, form: FilterForm) -> list[Chip]:
    chips = []
    for name, value in asked.said.items():
        field = form.fields[name]
        words: Mapping[str, Words] = dict(getattr(field, "choices", ()))
        missing = _("not found") if words else value
        href = _here(asked, **{name: ""})
        chips.append(Chip(field.label or name, words.get(value, missing), href))
    return chips


def _orders(order: str) -> list[Choice]:
    """The orders on offer; the present one is among them, or the rows would change it unasked."""
    offered = [Choice(key, words, key == order) for key, words in ORDERS.items()]
    if order in ORDERS:
        return offered
    return [Choice(order, _("as in the table"), True), *offered]


def _here(asked: Asked, **changes: object) -> str:
    query = asked.query(**changes)
    return f"{reverse('ledger')}?{query}" if query else reverse("ledger")
