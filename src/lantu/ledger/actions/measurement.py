"""Recording what was measured; a correction supersedes, nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.common.verdicts import Refused
from lantu.directory.models import Member
from lantu.journal.actions import in_turn, record_deed
from lantu.journal.chain import Change
from lantu.ledger.choices import Bound, Form, Stage
from lantu.ledger.models import Indicator, Measurement
from lantu.ledger.rows import digits
from lantu.ledger.rules import can_measure


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody says was measured: the value as of `day`, and where it is from."""

    day: date
    value: Decimal
    source: str
    bound: Bound = Bound.EXACT
    stage: Stage = Stage.PRELIMINARY


@in_turn
def record_measurement(
    *, indicator: Indicator, value: Value, by: Member, at: datetime
) -> Measurement:
    """Record a value for a day that has none; who has another one corrects it."""
    indicator = _locked(indicator, by)
    _check(indicator, value, by=by, at=at)
    if _current(indicator).filter(day=value.day).exists():
        raise Refused(
            _("There is a value for this day already. If it was wrong, correct that one.")
        )
    return _write(indicator, value, by=by, at=at)


@in_turn
def correct_measurement(
    *, measurement: Measurement, value: Value, note: str, by: Member, at: datetime
) -> Measurement:
    """Put another value in the place of one, which stays to be seen."""
    indicator = _locked(measurement.indicator, by)
    _check(indicator, value, by=by, at=at)
    old = _still_current(indicator, measurement)
    if not note.strip():
        raise Refused(_("Please say why the value is corrected."))
    others = _current(indicator).filter(day=value.day).exclude(pk=old.pk)
    if others.exists():
        raise Refused(_("There is another value for this day already. Please correct that one."))
    return _write(indicator, value, by=by, at=at, supersedes=old, note=note)


@in_turn
def withdraw_measurement(
    *, measurement: Measurement, note: str, by: Member, at: datetime
) -> Measurement:
    """Declare that a value never held; it stays to be seen."""
    indicator = _locked(measurement.indicator, by)
    can_measure(by, indicator.task).require()
    old = _still_current(indicator, measurement)
    if not note.strip():
        raise Refused(_("Please say why the value is withdrawn."))
    made = Measurement.objects.create(
        indicator=indicator,
        day=old.day,
        source=old.source,
        note=note.strip()[:300],
        supersedes=old,
        recorded_by=by,
        recorded_at=at,
    )
    facts = {"measurement": made.pk, "day": old.day.isoformat(), "value": digits(_known(old))}
    _record("measurement.withdrawn", indicator, facts, by=by, at=at)
    return made


def _write(
    indicator: Indicator,
    value: Value,
    *,
    by: Member,
    at: datetime,
    supersedes: Measurement | None = None,
    note: str = "",
) -> Measurement:
    made = Measurement.objects.create(
        indicator=indicator,
        day=value.day,
        value=value.value,
        bound=value.bound,
        stage=value.stage,
        source=value.source.strip()[:200],
        note=note.strip()[:300],
        supersedes=supersedes,
        recorded_by=by,
        recorded_at=at,
    )
    facts: dict[str, Any] = {
        "measurement": made.pk,
        "day": value.day.isoformat(),
        "value": digits(value.value),
        "source": made.source,
    }
    if supersedes is None:
        _record("measurement.recorded", indicator, facts, by=by, at=at)
    else:
        facts["before"] = [supersedes.day.isoformat(), digits(_known(supersedes))]
        _record("measurement.corrected", indicator, facts, by=by, at=at)
    return made


def _check(indicator: Indicator, value: Value, *, by: Member, at: datetime) -> None:
    can_measure(by, indicator.task).require()
    if indicator.form == Form.RATIO:
        raise Refused(_("This indicator is calculated from two others; record those."))
    if value.day > timezone.localdate(at):
        raise Refused(_("That day has not come yet: a value is as of a day that has passed."))
    if not value.source.strip():
        raise Refused(_("Please say where the value is from."))


def _locked(indicator: Indicator, by: Member) -> Indicator:
    found = Indicator.objects.select_for_update(of=("self",)).select_related("task")
    return found.get(pk=indicator.pk, authority_id=by.authority_id)


def _current(indicator: Indicator) -> QuerySet[Measurement]:
    """The values that hold: neither superseded nor withdrawn."""
    return indicator.measurements.filter(superseded_by=None, value__isnull=False)


def _still_current(indicator: Indicator, measurement: Measurement) -> Measurement:
    found = _current(indicator).filter(pk=measurement.pk).first()
    if found is None:
        raise Refused(_("Someone has corrected or withdrawn this value in the meantime."))
    return found


def _known(measurement: Measurement) -> Decimal:
    """The value of one that holds, which it has."""
    if measurement.value is None:
        raise ValueError(measurement.pk)
    return measurement.value


def _record(
    verb: str, indicator: Indicator, facts: dict[str, Any], *, by: Member, at: datetime
) -> None:
    record_deed([Change(verb, "indicator", indicator.pk, facts)], by=by, at=at)
