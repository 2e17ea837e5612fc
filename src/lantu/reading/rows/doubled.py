"""Tells a sentence that the document has said before: crawlers print whole passages twice.

Knows only what it has been shown, in the order of the text.
"""

from __future__ import annotations

_STOPS = "。；，、"
_TAIL = 26
_SHORTEST = 12
"""A doubled passage often starts in the middle of a sentence; its end is the same."""


class Seen:
    """The rows met so far in one document."""

    def __init__(self) -> None:
        self._tails: dict[str, int] = {}
        self.doubled: set[int] = set()
        """Where the rows start that came again."""

    def before(self, text: str, start: int) -> bool:
        """Whether a row with these words was met before; short ones may well come again."""
        bare = _bare(text[-60:])
        if len(bare) < _SHORTEST:
            return False
        tail = bare[-_TAIL:]
        if tail in self._tails:
            self.doubled.add(self._tails[tail])
            return True
        self._tails[tail] = start
        return False


def _bare(text: str) -> str:
    """The text without blanks and stops, which a second printing sets otherwise."""
    for stop in _STOPS:
        text = text.replace(stop, "")
    return "".join(text.split())
