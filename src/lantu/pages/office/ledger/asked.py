"""What a person wants to see of the ledger, as it stands in the address.  Pure.

The whole filter lives there, so that it can be shared and bookmarked; what makes no sense in it is
left out, but a number that names nothing known still asks for that, and finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from lantu.common.addresses import whole_number
from lantu.ledger.choices import Kind, Lack, OpenDue, OwnerRole
from lantu.ledger.queries.tasks import LedgerFilter
from lantu.ledger.sorting import SORTS
from lantu.pages.components.dates import SOON

SIZES = (25, 50, 100)
SIZE = 50
ORDER = "number"
LACKS = (*Lack.values, "unready", "ready")
DUES = ("late", "soon", "dated", *OpenDue.values, "none")
FILTERS = ("words", "plan", "unit", "role", "kind", "lack", "due", "due_from", "due_to", "document")
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter, order and page asked for; `said` holds the filter's words as in the address."""

    said: Mapping[str, str] = field(default_factory=dict)
    order: str = ORDER
    size: int = SIZE
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Asked:
        """From an address."""
        said = {name: _sensible(name, str(query.get(name) or "").strip()) for name in FILTERS}
        order, size = str(query.get("order") or ""), str(query.get("size") or "")
        return cls(
            said={name: value for name, value in said.items() if value},
            order=order if order.removeprefix("-") in SORTS else ORDER,
            size=int(size) if size in map(str, SIZES) else SIZE,
            page=whole_number(query.get("page")),
        )

    def wanted(self, today: date) -> LedgerFilter:
        """What to ask the ledger for; "late" and "soon" are days counted from today."""
        said = self.said
        due = said.get("due", "")
        first, last = _day(said.get("due_from", "")), _day(said.get("due_to", ""))
        if due == "late":
            yesterday = today - timedelta(days=1)
            last = min(last, yesterday) if last else yesterday
        if due == "soon":
            first = max(first, today) if first else today
            month = today + timedelta(days=SOON)
            last = min(last, month) if last else month
        return LedgerFilter(
            plan=_number(said, "plan"),
            unit=_number(said, "unit"),
            document=_number(said, "document"),
            role=said.get("role", ""),
            kind=said.get("kind", ""),
            lack=said.get("lack", ""),
            due="" if due in ("late", "soon") else due,
            due_from=first,
            due_to=last,
            words=said.get("words", ""),
        )

    def query(self, **changes: object) -> str:
        """The same as an address with some of it changed or, where empty, left out; on page 1."""
        settings = {
            "order": self.order if self.order != ORDER else "",
            "size": self.size if self.size != SIZE else "",
        }
        said: dict[str, object] = {**self.said, **settings, **changes}
        return urlencode({name: value for name, value in said.items() if value})


def _sensible(name: str, value: str) -> str:
    """The value if one may ask for it, else nothing."""
    choices = {"role": OwnerRole.values, "kind": Kind.values, "lack": LACKS, "due": DUES}
    if name in choices:
        return value if value in choices[name] else ""
    if name in ("due_from", "due_to"):
        return value if _day(value) else ""
    return value.replace("\0", "")[:LONGEST_WORDS]  # which PostgreSQL refuses to be asked for


def _number(said: Mapping[str, str], name: str) -> int | None:
    return whole_number(said[name]) if name in said else None


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
