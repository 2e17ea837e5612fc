"""The tree of units, and the page of one."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantu.common.addresses import whole_number
from lantu.directory.choices import UnitKind
from lantu.directory.models import Unit
from lantu.directory.queries import unit_for
from lantu.directory.queries.units import UnitFilter
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.directory.context import directory, unit_in_full
from lantu.pages.office.directory.forms import SearchForm, UnitForm


@require_safe
@member_page
def units(request: MemberRequest) -> HttpResponse:
    """The tree, or the units of a name or kind."""
    return units_answer(request)


@require_safe
@member_page
def unit(request: MemberRequest, unit_id: int) -> HttpResponse:
    """A unit: its names, what is below it, and what became of it."""
    return unit_answer(request, asked_unit(request, unit_id))


def units_answer(request: MemberRequest, add: UnitForm | None = None) -> HttpResponse:
    """The list, with the form of adding open where it was refused."""
    asked = request.GET
    kind = asked.get("kind", "")
    wanted = UnitFilter(
        words=asked.get("words", "").strip()[:120],
        kind=kind if kind in UnitKind.values else "",
        closed=asked.get("closed") == "on",
        opened=frozenset(map(whole_number, asked.getlist("open"))) - {0},
    )
    search = SearchForm(
        initial={"words": wanted.words, "kind": wanted.kind, "closed": wanted.closed}
    )
    shown = directory(
        request.member, wanted, page=whole_number(asked.get("page")), search=search, add=add
    )
    return render(
        request, "office/directory/units.html", {"shown": shown}, status=422 if add else 200
    )


def unit_answer(
    request: MemberRequest, found: Unit, refused: dict[str, object] | None = None
) -> HttpResponse:
    """The unit's page, with the form that was refused."""
    page = whole_number(request.GET.get("page"))
    shown = unit_in_full(request.member, found, page=page, refused=refused)
    return render(
        request, "office/directory/unit.html", {"shown": shown}, status=422 if refused else 200
    )


def asked_unit(request: MemberRequest, unit_id: int) -> Unit:
    """The unit of the address, of the member's own authority."""
    found = unit_for(request.member, unit_id)
    if found is None:
        raise Http404
    return found
