"""The answer of a rule: allowed, or refused with the reason in words for the person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise
"""A sentence for a person: translated when it is shown, not when it is made."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """What the person asked for is not allowed; `reason` says why, in words for them."""

    def __init__(self, reason: Words) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when allowed; otherwise `reason` is a sentence for the person."""

    reason: Words = ""

    def __bool__(self) -> bool:
        return not self.reason

    def require(self) -> None:
        """Raise `Refused` unless allowed."""
        if self.reason:
            raise Refused(self.reason)


ALLOWED = Verdict()
