"""The list of indicators, the page of one, stating its goals and recording its values."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantu.common.addresses import whole_number
from lantu.common.verdicts import Refused
from lantu.ledger.actions.indicator import edit_indicator, track_rows, untrack_row
from lantu.ledger.actions.measurement import (
    correct_measurement,
    record_measurement,
    withdraw_measurement,
)
from lantu.ledger.choices import Standing
from lantu.ledger.models import Indicator, Measurement, Plan
from lantu.ledger.queries.indicators import (
    all_measurements,
    indicator_for,
    indicators_for,
    measurement_for,
    trackable_rows,
)
from lantu.ledger.queries.plans import plan_for, plans_for
from lantu.ledger.rules import can_measure
from lantu.pages.components.say import say_done, say_refused
from lantu.pages.membership import MemberRequest, keeper_page, member_page
from lantu.pages.office.indicators.context import indicator_list, indicator_page
from lantu.pages.office.indicators.forms import (
    CorrectionForm,
    GoalLines,
    MeasureForm,
    ValueForm,
    WithdrawalForm,
    goal_lines,
    next_value,
    value_said_by,
)

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@member_page
def indicators(request: MemberRequest) -> HttpResponse:
    """The indicators of a plan or of all, and where each stands."""
    stands = request.GET.get("standing", "")
    shown = indicator_list(
        request.member,
        list(plans_for(request.member)),
        plan=_plan(request),
        stands=stands if stands in Standing.values else "",
        page=whole_number(request.GET.get("page")),
        today=timezone.localdate(),
    )
    return render(request, "office/indicators/list.html", {"shown": shown})


@READ_OR_SEND
@keeper_page
def track(request: MemberRequest) -> HttpResponse:
    """Choose rows of a plan that are to be indicators."""
    plan = _plan(request)
    if plan is None:
        raise Http404
    rows = trackable_rows(request.member, plan.pk).prefetch_related("figures", "owners__unit")
    if request.method != "POST":
        return render(request, "office/indicators/track.html", {"plan": plan, "rows": rows})
    wanted = {number for number in request.POST.getlist("row") if number.isdecimal()}
    chosen = [row for row in rows if str(row.pk) in wanted]
    made = track_rows(tasks=chosen, by=request.member, at=timezone.now())
    words = ngettext(
        "%(count)d indicator was added.", "%(count)d indicators were added.", len(made)
    )
    say_done(request, words % {"count": len(made)})
    return redirect(f"{reverse('indicators')}?plan={plan.pk}")


@require_safe
@member_page
def indicator(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """One indicator: its course, its values and its history."""
    found = _indicator(request, indicator_id)
    return _page(request, found, {})


@READ_OR_SEND
@keeper_page
def edit(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """State what the indicator is to reach."""
    found = _indicator(request, indicator_id)
    others = list(indicators_for(request.member).filter(plan=found.plan).exclude(pk=found.pk))
    if request.method != "POST":
        measure = found.measure
        return _edit_form(
            request,
            found,
            MeasureForm(others, initial=MeasureForm.said_by(measure)),
            GoalLines(initial=goal_lines(measure), prefix="goals"),
            found.version,
        )
    form, lines = MeasureForm(others, request.POST), GoalLines(request.POST, prefix="goals")
    version = whole_number(request.POST.get("version"))
    if not (form.is_valid() and lines.is_valid()):
        return _edit_form(request, found, form, lines, version)
    try:
        edit_indicator(
            indicator=found,
            measure=form.measure([goal for line in lines if (goal := line.said)]),
            version=version,
            by=request.member,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return _edit_form(request, found, form, lines, found.version)
    say_done(request, _("Saved."))
    return redirect("indicator", indicator_id)


@READ_OR_SEND
@member_page
def measure(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """Record what was measured; the form stands on the indicator's page."""
    found = _measurable(request, indicator_id)
    if request.method != "POST":
        earlier = [m for m in all_measurements(found) if m.value is not None]
        form = ValueForm(initial=next_value(earlier, timezone.localdate()))
        return _page(request, found, {"value_form": form})
    form = ValueForm(request.POST)
    if form.is_valid():
        try:
            record_measurement(
                indicator=found, value=form.said, by=request.member, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            say_done(request, _("Recorded."))
            return redirect("indicator", indicator_id)
    return _page(request, found, {"value_form": form}, status=422)


@READ_OR_SEND
@member_page
def correct(request: MemberRequest, indicator_id: int, measurement_id: int) -> HttpResponse:
    """Put another value in the place of one; it stays to be seen."""
    found = _measurable(request, indicator_id)
    old = _measurement(request, indicator_id, measurement_id)
    form = CorrectionForm(request.POST or None, initial=value_said_by(old))
    if request.method == "POST" and form.is_valid():
        try:
            correct_measurement(
                measurement=old,
                value=form.said,
                note=form.cleaned_data["note"],
                by=request.member,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            say_done(request, _("Corrected; the earlier value stays in the list."))
            return redirect("indicator", indicator_id)
    said = {"value_form": form, "correcting": old, "withdrawal": WithdrawalForm(auto_id="w_%s")}
    return _page(request, found, said, status=422 if request.method == "POST" else 200)


@require_POST
@member_page
def withdraw(request: MemberRequest, indicator_id: int, measurement_id: int) -> HttpResponse:
    """Declare that a value never held."""
    found = _measurable(request, indicator_id)
    old = _measurement(request, indicator_id, measurement_id)
    form = WithdrawalForm(request.POST, auto_id="w_%s")
    if form.is_valid():
        try:
            note = form.cleaned_data["note"]
            withdraw_measurement(measurement=old, note=note, by=request.member, at=timezone.now())
            say_done(request, _("Withdrawn; the value stays in the list."))
        except Refused as refused:
            say_refused(request, refused)
        return redirect("indicator", indicator_id)
    value_form = CorrectionForm(initial=value_said_by(old))
    said = {"value_form": value_form, "correcting": old, "withdrawal": form}
    return _page(request, found, said, status=422)


@require_POST
@keeper_page
def untrack(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """Let the row have a figure alone again."""
    found = _indicator(request, indicator_id)
    try:
        untrack_row(indicator=found, by=request.member, at=timezone.now())
    except Refused as refused:
        say_refused(request, refused)
        return redirect("indicator", indicator_id)
    say_done(request, _("“%(name)s” is an ordinary row again.") % {"name": found.name})
    return redirect("task", found.task_id)


def _plan(request: MemberRequest) -> Plan | None:
    """The plan that the address names; one that is not there for the member is an error."""
    named = request.GET.get("plan", "")
    if not named:
        return None
    plan = plan_for(request.member, whole_number(named))
    if plan is None:
        raise Http404
    return plan


def _indicator(request: MemberRequest, indicator_id: int) -> Indicator:
    found = indicator_for(request.member, indicator_id)
    if found is None:
        raise Http404
    return found


def _measurable(request: MemberRequest, indicator_id: int) -> Indicator:
    found = _indicator(request, indicator_id)
    if not can_measure(request.member, found.task):
        raise Http404
    return found


def _measurement(request: MemberRequest, indicator_id: int, measurement_id: int) -> Measurement:
    found = measurement_for(request.member, indicator_id, measurement_id)
    if found is None:
        raise Http404
    return found


def _page(
    request: MemberRequest, found: Indicator, said: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    page = indicator_page(request.member, found, today=timezone.localdate())
    return render(
        request, "office/indicators/indicator.html", {"page": page, **said}, status=status
    )


def _edit_form(
    request: MemberRequest, found: Indicator, form: MeasureForm, lines: Any, version: int
) -> HttpResponse:
    said = {"indicator": found, "form": form, "lines": lines, "version": version}
    status = 422 if form.is_bound else 200
    return render(request, "office/indicators/edit.html", said, status=status)
