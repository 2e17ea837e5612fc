"""Changing many rows at once, and taking it back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lantu.common.verdicts import Refused
from lantu.ledger.actions.bulk import change_rows, undo_rows
from lantu.ledger.queries.tasks import bulk_step_for
from lantu.pages.components.say import say_done, say_refused, say_warning
from lantu.pages.membership import MemberRequest, keeper_page
from lantu.pages.office.ledger.asked import Asked
from lantu.pages.office.ledger.together import ChangeForm, Together, together


@require_http_methods(["GET", "HEAD", "POST"])
@keeper_page
def change_together(request: MemberRequest) -> HttpResponse:
    """The rows of the filter and the form of the change; when sent, made."""
    asked = Asked.of(request.GET)
    if request.method != "POST":
        return _shown(request, asked, ChangeForm(), None)
    chosen = [int(number) for number in request.POST.getlist("row") if number.isdecimal()]
    form = ChangeForm(request.POST)
    shown = _together(request, asked, form, chosen)
    rows = [row.pk for row in shown.rows if row.pk in shown.chosen]
    if form.is_valid():
        if not rows:
            form.add_error(None, _("Choose at least one row."))
        else:
            return _changed(request, rows, form, shown)
    return render(request, "office/ledger/together.html", {"shown": shown}, status=422)


@require_POST
@keeper_page
def undo_together(request: MemberRequest, step_id: int) -> HttpResponse:
    """Put back what a change of many rows has changed."""
    step = bulk_step_for(request.member, step_id)
    if step is None:
        raise Http404
    try:
        back, left = undo_rows(step=step, by=request.member, at=timezone.now())
    except Refused as refused:
        say_refused(request, refused)
        return redirect("ledger")
    words = ngettext("%(count)d row is as before.", "%(count)d rows are as before.", back)
    say_done(request, words % {"count": back})
    if left:
        words = ngettext(
            "%(count)d row has been edited since and stays as it is.",
            "%(count)d rows have been edited since and stay as they are.",
            left,
        )
        say_warning(request, words % {"count": left})
    return redirect("ledger")


def _changed(
    request: MemberRequest, rows: list[int], form: ChangeForm, shown: Together
) -> HttpResponse:
    step = change_rows(rows=rows, change=form.said, by=request.member, at=timezone.now())
    if step is None:
        say_done(request, _("Nothing had to be changed."))
        return redirect(shown.back)
    count = len(step.before)
    words = ngettext("%(count)d row was changed.", "%(count)d rows were changed.", count)
    undo = reverse("ledger-together-undo", args=[step.pk])
    say_done(request, words % {"count": count}, undo=undo)
    return redirect(shown.back)


def _together(
    request: MemberRequest, asked: Asked, form: ChangeForm, chosen: list[int] | None
) -> Together:
    return together(request.member, asked, form, today=timezone.localdate(), chosen=chosen)


def _shown(
    request: MemberRequest, asked: Asked, form: ChangeForm, chosen: list[int] | None
) -> HttpResponse:
    shown = _together(request, asked, form, chosen)
    return render(request, "office/ledger/together.html", {"shown": shown})
