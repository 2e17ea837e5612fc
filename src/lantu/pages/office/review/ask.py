"""What a reviewer wants to see: which part of the document, and which of its findings.  Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from lantu.common.addresses import whole_number
from lantu.ledger.choices import Kind
from lantu.ledger.intake.models import FindingState
from lantu.ledger.intake.queries import Sketch

STATES = (FindingState.OPEN, FindingState.CONFIRMED, FindingState.DROPPED)


@dataclass(frozen=True, slots=True)
class Ask:
    """Article and part by their index; what is empty does not narrow the findings."""

    article: int = 0
    part: int = 0
    state: str = ""
    kind: str = ""
    unready: bool = False
    doubtful_first: bool = False
    whole: bool = False
    """Whether long stretches without findings are shown as well."""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Ask:
        """From an address; what makes no sense there is left out."""
        state, kind = query.get("state", ""), query.get("kind", "")
        return cls(
            article=whole_number(query.get("article")),
            part=whole_number(query.get("part")),
            state=state if state in STATES else "",
            kind=kind if kind in Kind.values else "",
            unready=query.get("unready") == "1",
            doubtful_first=query.get("order") == "doubt",
            whole=query.get("whole") == "1",
        )

    @property
    def query(self) -> str:
        """The same as an address."""
        said = {
            "article": self.article,
            "part": self.part or "",
            "state": self.state,
            "kind": self.kind,
            "unready": "1" if self.unready else "",
            "order": "doubt" if self.doubtful_first else "",
            "whole": "1" if self.whole else "",
        }
        return urlencode({key: value for key, value in said.items() if value != ""})

    @property
    def narrowed(self) -> bool:
        return bool(self.state or self.kind or self.unready)

    def wants(self, sketch: Sketch) -> bool:
        """Whether the finding is among those asked for."""
        return self.concerns(sketch) and self.state in ("", sketch.state)

    def concerns(self, sketch: Sketch) -> bool:
        """The same whatever has been decided of it."""
        return self.kind in ("", sketch.kind) and not (self.unready and sketch.ready)

    def at(self, article: int, part: int = 0) -> Ask:
        """The same findings elsewhere in the document."""
        return replace(self, article=article, part=part)

    def only(self, **changes: Any) -> Ask:
        """Other findings; parts stay as they are."""
        return replace(self, **changes)
