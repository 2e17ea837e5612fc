"""What the shared pieces of HTML are told: one frozen dataclass for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantu.common.verdicts import Words


@dataclass(frozen=True, slots=True)
class Button:
    """A button, or a link that looks like one where it has an address."""

    label: Words
    kind: str
    href: str
    icon: str
    small: bool
    attributes: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Badge:
    """A word on a ground: a pigment, ink, solid, outline or lack (`docs/look.md`)."""

    label: Words
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Light:
    """A light: level is green, yellow, red or none; the shape follows from it."""

    level: str
    words: Words


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A deadline as people say it.

    `day` is the exact day where the words only count towards it; `written`, shown on hover, is
    how the document put it.
    """

    words: Words
    day: str = ""
    iso: str = ""
    tone: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class MeterBar:
    """One of the three tests: of `total` rows `count` pass, `href` lists the `missing` ones."""

    label: Words
    count: int
    total: int
    lack: Words
    href: str

    @property
    def missing(self) -> int:
        return self.total - self.count


@dataclass(frozen=True, slots=True)
class Meter:
    """How ready a set of rows is, as words and three bars."""

    total: int
    owned: int
    dated: int
    measured: int
    bars: Sequence[MeterBar]


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """Per cent of a work that is done, with what is being done."""

    percent: int
    label: Words


@dataclass(frozen=True, slots=True)
class EmptyState:
    """Why there is nothing here, and what to do next."""

    title: Words
    text: Words
    href: str
    action: Words


@dataclass(frozen=True, slots=True)
class Toast:
    """What was done a moment ago; `undo` is the address that takes it back by POST."""

    text: Words
    undo: str = ""
    error: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one view of a thing; `count` is left out when None."""

    label: Words
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PagerLinks:
    """Rows first..last of total, and the addresses of the neighbouring pages."""

    first: int
    last: int
    total: int
    number: int
    pages: int
    previous: str
    next: str
    target: str


@dataclass(frozen=True, slots=True)
class SortHeader:
    """The head of a column that rows can be ordered by; `direction` is aria-sort's word."""

    label: Words
    href: str
    direction: str
    mark: str
    css: str
    target: str
