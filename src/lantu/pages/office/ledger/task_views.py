"""The page of one row, and editing a group of its fields on the spot.

Every view answers an ordinary request with the whole page.  An htmx request gets what it names as
its target: the group of the page, or the row of the list with the form below it; and, where
something was saved, everything that may have changed with it.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.directory.queries import open_units
from lantu.ledger.actions.task import TaskChangedMeanwhile, edit_task, undo_edit
from lantu.ledger.models import Task
from lantu.ledger.queries.duplicates import merged_row
from lantu.ledger.queries.tasks import task_for
from lantu.ledger.rules import can_keep_ledger
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.membership import MemberRequest, member_page
from lantu.pages.office.ledger.asked import Asked
from lantu.pages.office.ledger.editing import GROUPS, Editing, opened, posted, reshaped
from lantu.pages.office.ledger.row_answers import in_list, row_saved, row_shown
from lantu.pages.office.ledger.rows import is_indicator, task_href
from lantu.pages.office.ledger.task_context import task_page


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
@member_page
def task(request: MemberRequest, task_id: int) -> HttpResponse:
    """One row in full; for htmx one group of it as it is read."""
    found = task_for(request.member, task_id)
    if found is not None:
        return _shown(request, found)
    merged = merged_row(request.member, task_id)
    if merged is None or merged.merged_into_id is None:
        raise Http404
    return redirect("task", merged.merged_into_id)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
@member_page
def edit(request: MemberRequest, task_id: int, group: str) -> HttpResponse:
    """The form of one group on the spot; when sent, saved."""
    found = _task(request, task_id)
    if group not in GROUPS:
        raise Http404
    verdict = can_keep_ledger(request.member)
    if not verdict:
        say_refused(request, verdict.reason)
        return _go_on(request, found)
    if group == "figures" and is_indicator(found):
        goals = reverse("indicator-edit", args=[found.indicator.pk])
        return (
            HttpResponseClientRedirect(goals)
            if request.headers.get("HX-Request")
            else redirect(goals)
        )
    at = f"r{found.pk}-" if in_list(request, found) else ""
    if request.method != "POST":
        return _shown(request, found, opened(group, found.contents, found.version, at=at))
    version = _version(request)
    other_lines = reshaped(group, request.POST, version, at=at)
    if other_lines:
        return _shown(request, found, other_lines)
    return _save(request, found, posted(group, request.POST, version, at=at))


@require_POST
@member_page
def undo(request: MemberRequest, task_id: int, version: int) -> HttpResponse:
    """Take back the edit that made this version."""
    found = _task(request, task_id)
    try:
        undo_edit(task=found, version=version, by=request.member, at=timezone.now())
        say_done(request, _("Undone."))
    except Refused as refused:
        say_refused(request, refused)
    return _go_on(request, found)


def _undo_href(request: MemberRequest, saved: Task, group: str) -> str:
    """The address that takes the edit back; the journal keeps no names to put back."""
    if group == "person":
        return ""
    address = reverse("task-undo", args=[saved.pk, saved.version])
    query = Asked.of(request.GET).query()
    return f"{address}?{query}" if query else address


def _save(request: MemberRequest, found: Task, editing: Editing) -> HttpResponse:
    """Save what the form says, or show it again with why that was not possible."""
    authority, contents = request.member.authority, found.contents
    if not (editing.is_valid() and editing.names_settled(authority, contents)):
        return _shown(request, found, editing, status=422)
    contents = editing.applied_to(contents)
    version, by, at = editing.version, request.member, timezone.now()
    try:
        saved = edit_task(task=found, contents=contents, version=version, by=by, at=at)
    except TaskChangedMeanwhile as refused:
        fresh = _task(request, found.pk)
        # With the new version: who has seen what the other wrote may save over it.
        again = replace(editing, version=fresh.version, problem=refused.reason)
        return _shown(request, fresh, again, status=422)
    except Refused as refused:
        return _shown(request, found, replace(editing, problem=refused.reason), status=422)
    if saved.version != found.version:
        say_done(request, _("Saved."), undo=_undo_href(request, saved, editing.group))
    return _go_on(request, found)


def _shown(
    request: MemberRequest, found: Task, editing: Editing | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, or the group that htmx asked for, with the group's form where one is open."""
    if editing and editing.group == "owners":
        names = open_units(request.member.authority).values_list("short_name", flat=True)
        editing = replace(editing, units=list(names))
    if in_list(request, found):
        return row_shown(request, found, editing, status=status)
    page = task_page(
        request.member, found, Asked.of(request.GET), today=timezone.localdate(), editing=editing
    )
    asked_for = request.headers.get("HX-Target", "").removeprefix("group-")
    group = next((group for group in page.groups if group.name == asked_for), None)
    template = "office/ledger/group.html" if group else "office/ledger/task.html"
    return render(request, template, {"page": page, "group": group}, status=status)


def _go_on(request: MemberRequest, found: Task) -> HttpResponse:
    """After saving: to the page, or for htmx its body, or the row, in place of the old one."""
    if in_list(request, found):
        return row_saved(request, _task(request, found.pk))
    if request.headers.get("HX-Target", "").startswith("group-"):
        page = task_page(
            request.member,
            _task(request, found.pk),
            Asked.of(request.GET),
            today=timezone.localdate(),
        )
        response = render(request, "office/ledger/task_saved.html", {"page": page})
        response.headers["HX-Retarget"] = "#task"
        response.headers["HX-Reswap"] = "outerHTML"
        return response
    return redirect(task_href(found.pk, Asked.of(request.GET).query()))


def _task(request: MemberRequest, task_id: int) -> Task:
    found = task_for(request.member, task_id)
    if found is None:
        raise Http404
    return found


def _version(request: MemberRequest) -> int:
    """The version that the form was made from; 0, which no row has, where it is none."""
    return whole_number(request.POST.get("version"))
