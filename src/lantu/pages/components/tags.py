"""Template tags of the shared pieces; docs/look.md shows each with an example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.common.paging import Page
from lantu.common.verdicts import Words
from lantu.ledger.choices import Kind, Lack, OwnerRole
from lantu.ledger.intake.models import FindingState
from lantu.ledger.models import DocumentState
from lantu.ledger.queries.tasks import Readiness
from lantu.pages.components.addresses import lack_href, page_href, query_without_page
from lantu.pages.components.contexts import (
    Badge,
    Button,
    EmptyState,
    Light,
    Meter,
    MeterBar,
    PagerLinks,
    ProgressBar,
    SortHeader,
    Tab,
    Toast,
)
from lantu.pages.components.dates import said_due
from lantu.pages.components.icons import icon_svg

register = template.Library()
Shown = dict[str, Any]

KIND_TONES = {Kind.TASK: "azurite", Kind.TARGET: "malachite", Kind.RESULT: "ink"}
ROLE_TONES = {
    OwnerRole.LEAD: "solid",
    OwnerRole.RESPONSIBLE: "outline",
    OwnerRole.SUPPORT: "ink",
}
STATE_TONES = {
    DocumentState.QUEUED: "ink",
    DocumentState.READING: "azurite",
    DocumentState.READ: "malachite",
    DocumentState.FAILED: "cinnabar",
    DocumentState.REMOVED: "ink",
    FindingState.OPEN: "gamboge",
    FindingState.CONFIRMED: "malachite",
    FindingState.DROPPED: "ink",
    FindingState.MERGED: "ink",
}
LIGHT_WORDS = {
    "green": gettext_lazy("On course"),
    "yellow": gettext_lazy("At risk"),
    "red": gettext_lazy("Late"),
    "none": gettext_lazy("No light yet"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "search" %}`: one of `icons.PATHS`."""
    return icon_svg(name)


@register.inclusion_tag("components/button.html")
def button(
    label: Words,
    kind: str = "plain",
    href: str = "",
    icon: str = "",
    small: bool = False,
    **attributes: Any,
) -> Shown:
    """A button, or a link with `href`; further attributes with _ for -, e.g. hx_post=url."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    if not href:
        given = {"type": "submit", **given}
    shown = Button(label, kind, href, icon, small, given)
    return {"button": shown, "attributes": flatatt(given)}


@register.inclusion_tag("components/badge.html")
def badge(label: Words, tone: str = "ink") -> Shown:
    """A word on a ground."""
    return {"badges": [Badge(label, tone)]}


@register.inclusion_tag("components/badge.html")
def kind_badge(kind: str) -> Shown:
    """Task, target or result."""
    return {"badges": [Badge(Kind(kind).label, KIND_TONES[Kind(kind)])]}


@register.inclusion_tag("components/badge.html")
def role_badge(role: str) -> Shown:
    """Lead, responsible or support."""
    return {"badges": [Badge(OwnerRole(role).label, ROLE_TONES[OwnerRole(role)])]}


@register.inclusion_tag("components/badge.html")
def state_badge(state: str) -> Shown:
    """The state of a document or of a finding."""
    states: type[DocumentState | FindingState] = (
        DocumentState if state in DocumentState.values else FindingState
    )
    return {"badges": [Badge(states(state).label, STATE_TONES[states(state)])]}


@register.inclusion_tag("components/badge.html")
def lacks(row: Any) -> Shown:
    """What a row (`owned`, `dated`, `measured`) lacks; nothing where it is ready."""
    tests = ((Lack.OWNER, row.owned), (Lack.DUE, row.dated), (Lack.FIGURE, row.measured))
    return {"badges": [Badge(lack.label, "lack") for lack, passed in tests if not passed]}


@register.inclusion_tag("components/light.html")
def light(level: str, words: Words = "") -> Shown:
    """A light: green circle, yellow triangle, red square, empty ring; each with a word."""
    return {"light": Light(level, words or LIGHT_WORDS[level])}


@register.inclusion_tag("components/date.html")
def due(day: date | None, today: date, open_due: str = "", written: str = "") -> Shown:
    """A deadline as people say it, with the exact day; the document's words on hover."""
    return {"said": said_due(day, today=today, open_due=open_due, written=written)}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, wide: bool = False, optional: bool = True, css: str = "") -> Shown:
    """A form's field with label, help and error; `optional` says so where it need not be filled."""
    widget = bound.field.widget
    grouped = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    return {
        "field": bound,
        "grouped": grouped,
        "single": isinstance(widget, CheckboxInput),
        "optional": optional and not bound.field.required,
        "css": " ".join(filter(None, ["field", "field-wide" if wide else "", css])),
    }


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: Any) -> Shown:
    """The errors of the whole form, above its fields."""
    return {"errors": form.non_field_errors()}


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: Words = "", level: int = 2, href: str = "", css: str = "") -> str:
    """A card around its content, as a section where it has a title."""
    facts = {"content": content, "title": title, "level": level, "href": href, "css": css}
    return render_to_string("components/card.html", facts)


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: str = "azurite", title: Words = "", role: str = "") -> str:
    """A notice in the page: azurite tells, malachite affirms, gamboge warns, cinnabar refuses."""
    facts = {"content": content, "tone": tone, "title": title, "role": role}
    return render_to_string("components/notice.html", facts)


@register.simple_block_tag(end_name="endtable")
def table(content: str, caption: Words, cards: bool = True, css: str = "") -> str:
    """A table that scrolls within itself; with `cards`, each row is a card on a phone."""
    facts = {"content": content, "caption": caption, "cards": cards, "css": css}
    return render_to_string("components/table.html", facts)


@register.simple_block_tag(end_name="endfilter_bar")
def filter_bar(
    content: str, action: str, label: Words = "", target: str = "", clear: str = ""
) -> str:
    """A GET form of filters; with `target`, htmx swaps that element and pushes the address."""
    facts = {
        "content": content,
        "action": action,
        "label": label or _("Filter"),
        "target": target,
        "clear": clear or action,
    }
    return render_to_string("components/filter_bar.html", facts)


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: template.Context, label: Words, key: str, order: str, css: str = "", target: str = ""
) -> Shown:
    """A `th` that orders by `key`; `order` is the present one, backwards with a leading minus."""
    ascending, descending = order == key, order == f"-{key}"
    query = query_without_page(context)
    query["order"] = f"-{key}" if ascending else key
    direction = "ascending" if ascending else "descending" if descending else "none"
    mark = {"ascending": "▲", "descending": "▼", "none": "↕"}[direction]
    return {"header": SortHeader(label, f"?{query.urlencode()}", direction, mark, css, target)}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any], target: str = "") -> Shown:
    """The neighbours of a `common.paging.Page`, keeping the rest of the address's query."""
    links = PagerLinks(
        page.first,
        page.last,
        page.total,
        page.number,
        page.pages,
        page_href(context, page.previous),
        page_href(context, page.next),
        target,
    )
    return {"pager": links}


@register.inclusion_tag("components/progress_bar.html")
def progress_bar(percent: int, label: Words = "") -> Shown:
    """Per cent done, with what is being done."""
    return {"progress": ProgressBar(percent, label)}


@register.inclusion_tag("components/readiness_meter.html")
def readiness_meter(
    readiness: Readiness,
    plan: int | None = None,
    document: int | None = None,
    links: bool = True,
) -> Shown:
    """How ready rows are: words, three bars and, with `links`, the way to what is missing."""
    total = readiness.total
    bars = [
        MeterBar(
            label,
            count,
            total,
            lack.label,
            lack_href(lack, plan=plan, document=document) if links else "",
        )
        for lack, label, count in (
            (Lack.OWNER, _("Owner named"), readiness.owned),
            (Lack.DUE, _("Deadline set"), readiness.dated),
            (Lack.FIGURE, _("Measurable"), readiness.measured),
        )
    ]
    return {"meter": Meter(total, readiness.owned, readiness.dated, readiness.measured, bars)}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: Words, text: Words = "", href: str = "", action: Words = "") -> Shown:
    """Nothing here: why, and what to do next."""
    return {"empty": EmptyState(title, text, href, action)}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], label: Words, target: str = "") -> Shown:
    """Links between the views of one thing; `label` names them for screen readers."""
    return {"tabs": items, "label": label, "target": target}


@register.inclusion_tag("components/toasts.html", takes_context=True)
def toasts(context: template.Context, only_done: bool = False) -> Shown:
    """What was said on this request as toasts; with `only_done` just what was done."""
    said = [m for m in _said(context) if not only_done or m.level == constants.SUCCESS]
    return {
        "toasts": [
            Toast(m.message, m.extra_tags or "", error=m.level == constants.ERROR) for m in said
        ],
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("components/notices.html", takes_context=True)
def notices(context: template.Context) -> Shown:
    """What was said on this request and was not simply done, to stand above the page."""
    tones = {constants.ERROR: "cinnabar", constants.WARNING: "gamboge"}
    return {
        "notices": [
            (tones.get(m.level, "azurite"), m.message)
            for m in _said(context)
            if m.level != constants.SUCCESS
        ]
    }


def _said(context: template.Context) -> list[Message]:
    """The request's messages; their storage may be read twice in one request."""
    return list(context.get("messages") or [])
