"""Dates as people say them: 还有 12 天, 逾期 3 天.  Pure."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantu.common.verdicts import Words
from lantu.ledger.choices import OpenDue
from lantu.pages.components.contexts import SaidDate

SOON = 30
"""Days before a deadline from which they are counted aloud."""


def said_due(day: date | None, *, today: date, open_due: str = "", written: str = "") -> SaidDate:
    """A deadline in words, with the exact day where they count towards it."""
    if day is None:
        words: Words = OpenDue(open_due).label if open_due else _("No deadline")
        return SaidDate(words, written=written)
    exact, iso = date_format(day, "DATE_FORMAT"), day.isoformat()
    left = (day - today).days
    if left > SOON:
        return SaidDate(exact, "", iso, "", written)
    if left < 0:
        words = ngettext("%(days)d day late", "%(days)d days late", -left) % {"days": -left}
        return SaidDate(words, exact, iso, "late", written)
    if left == 0:
        return SaidDate(_("Due today"), exact, iso, "soon", written)
    words = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
    return SaidDate(words, exact, iso, "soon", written)
