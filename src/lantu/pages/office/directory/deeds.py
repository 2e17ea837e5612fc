"""Changing the directory from its pages: each view is one action.

What is undone comes back as the same action with the former values in the address's query.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantu.common.verdicts import Refused
from lantu.directory.actions import (
    add_alias,
    add_unit,
    close_unit,
    move_unit,
    remove_alias,
    remove_unit,
    rename_unit,
    reopen_unit,
)
from lantu.directory.models import Unit
from lantu.directory.rules import can_keep_directory
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.directory.forms import AliasForm, DayForm, MoveForm, NamesForm, UnitForm
from lantu.pages.office.directory.views import asked_unit, unit_answer, units_answer


@require_POST
@member_page
def add(request: MemberRequest) -> HttpResponse:
    """Add a unit below another one."""
    _require_keeper(request)
    form = UnitForm(request.member.authority, request.POST, auto_id="add_%s")
    if not form.is_valid():
        return units_answer(request, form)
    try:
        unit = add_unit(
            authority=request.member.authority,
            by=request.member,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return units_answer(request, form)
    undo = reverse("unit-remove", args=[unit.pk])
    say_done(request, _("%(unit)s was added.") % {"unit": unit}, undo=undo)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def rename(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Change name, short name and kind."""
    unit = _kept(request, unit_id)
    before = {"name": unit.name, "short_name": unit.short_name, "kind": unit.kind}
    form = NamesForm(_sent(request, "name"), auto_id="rename_%s")
    if not form.is_valid():
        return unit_answer(request, unit, {"rename": form})
    try:
        changed = rename_unit(unit=unit, by=request.member, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return unit_answer(request, unit, {"rename": form})
    if changed:
        undo = f"{reverse('unit-rename', args=[unit.pk])}?{urlencode(before)}"
        say_done(request, _("The names were changed."), undo=undo)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def move(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Put it below another unit."""
    unit = _kept(request, unit_id)
    form = MoveForm(request.member.authority, _sent(request, "parent"), auto_id="move_%s")
    if not form.is_valid():
        return unit_answer(request, unit, {"move": form})
    try:
        moved = move_unit(
            unit=unit, parent=form.cleaned_data["parent"], by=request.member, at=timezone.now()
        )
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return unit_answer(request, unit, {"move": form})
    if moved and unit.parent is not None:
        query = urlencode({"parent": unit.parent.name})
        undo = f"{reverse('unit-move', args=[unit.pk])}?{query}"
        say_done(request, _("%(unit)s was moved.") % {"unit": unit}, undo=undo)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def add_name(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Let it go by another name."""
    unit = _kept(request, unit_id)
    form = AliasForm(_sent(request, "alias"), auto_id="alias_%s")
    if not form.is_valid():
        return unit_answer(request, unit, {"alias": form})
    name = form.cleaned_data["alias"]
    try:
        new = add_alias(unit=unit, name=name, by=request.member, at=timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return unit_answer(request, unit, {"alias": form})
    if new:
        undo = f"{reverse('unit-name-remove', args=[unit.pk])}?{urlencode({'alias': name})}"
        say_done(request, _("“%(name)s” was added.") % {"name": name}, undo=undo)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def remove_name(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Let it go by a name no longer."""
    unit = _kept(request, unit_id)
    name = _sent(request, "alias").get("alias", "").strip()[:120]
    try:
        remove_alias(unit=unit, name=name, by=request.member, at=timezone.now())
        undo = f"{reverse('unit-name-add', args=[unit.pk])}?{urlencode({'alias': name})}"
        say_done(request, _("“%(name)s” was removed.") % {"name": name}, undo=undo)
    except Refused as refused:
        say_refused(request, refused)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def close(request: MemberRequest, unit_id: int) -> HttpResponse:
    """End it from a day on."""
    unit = _kept(request, unit_id)
    form = DayForm(request.POST, auto_id="close_%s")
    if not form.is_valid():
        return unit_answer(request, unit, {"close": form})
    try:
        close_unit(unit=unit, by=request.member, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return unit_answer(request, unit, {"close": form})
    undo = reverse("unit-reopen", args=[unit.pk])
    say_done(request, _("%(unit)s was closed.") % {"unit": unit}, undo=undo)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def reopen(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Take back that it was closed."""
    unit = _kept(request, unit_id)
    try:
        reopen_unit(unit=unit, by=request.member, at=timezone.now())
        say_done(request, _("%(unit)s was reopened.") % {"unit": unit})
    except Refused as refused:
        say_refused(request, refused)
    return redirect("unit", unit.pk)


@require_POST
@member_page
def remove(request: MemberRequest, unit_id: int) -> HttpResponse:
    """Take out a unit that was added by mistake."""
    unit = _kept(request, unit_id)
    try:
        remove_unit(unit=unit, by=request.member, at=timezone.now())
        say_done(request, _("%(unit)s was removed.") % {"unit": unit})
    except Refused as refused:
        say_refused(request, refused)
        return redirect("unit", unit_id)
    return redirect("directory")


def _require_keeper(request: MemberRequest) -> None:
    if not can_keep_directory(request.member):
        raise Http404


def _kept(request: MemberRequest, unit_id: int) -> Unit:
    _require_keeper(request)
    return asked_unit(request, unit_id)


def _sent(request: MemberRequest, key: str) -> QueryDict:
    """The form, or what an undo carries in its address."""
    return request.POST if key in request.POST else request.GET
