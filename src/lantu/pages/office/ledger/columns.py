"""The columns of the ledger, and which of them a person wants to see in this session."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from lantu.common.verdicts import Words
from lantu.pages.membership import MemberRequest

HIDDEN = "ledger_hidden"
"""Where the session keeps what was hidden."""
COLUMNS: dict[str, Words] = {
    "number": _("No."),
    "kind": _("Kind"),
    "lead": _("Lead unit"),
    "responsible": _("Responsible units"),
    "support": _("Supporting units"),
    "due": _("Due"),
    "figures": _("Targets"),
    "person": _("Person responsible"),
    "source": _("Source"),
    "readiness": _("Readiness"),
}
"""The columns one may hide; the text of the row always stands."""
BESIDE_TEXT = ("kind", "person")
"""What stands below the text on the screen, and in a column of its own in the spreadsheet."""


def hidden_columns(request: MemberRequest) -> list[str]:
    """The keys of the columns that this person has hidden."""
    hidden: list[str] = request.session.get(HIDDEN, [])
    return hidden


def hide_columns(request: MemberRequest, shown: Collection[str]) -> None:
    """Hide all others from now on."""
    request.session[HIDDEN] = [key for key in COLUMNS if key not in shown]
