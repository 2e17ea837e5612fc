"""Which texts say much the same: pairs of characters, weighed by how rare they are.  Pure.

Numbers are left out, since a city's 500 and a district's 40 are the same work.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

_KEPT = re.compile(r"[a-z]+|[\u3400-\u9fff]", re.IGNORECASE)
_COMMON = frozenset("的和及与等在对为以把被将了")
"""Characters that say nothing of what a text is about."""
LONGEST_SHARED = 6
"""Shared words that are told at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text that is like the one asked for: `share` from 0 to 1, and the words both have."""

    key: int
    share: float
    words: Sequence[str]


class Likeness:
    """Texts by number, ready to be asked for those that are like another one."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._signs = {key: _signs(text) for key, text in texts.items()}
        counts = Counter(pair for signs in self._signs.values() for pair in _pairs(signs))
        total = len(self._signs)
        self._weight = {pair: log(1 + total / count) for pair, count in counts.items()}
        self._rarest = log(1 + max(total, 1))
        self._having: dict[str, list[int]] = defaultdict(list)
        self._length: dict[int, float] = {}
        for key, signs in self._signs.items():
            pairs = _pairs(signs)
            for pair in pairs:
                self._having[pair].append(key)
            self._length[key] = self._norm(pairs)

    def nearest(self, text: str, *, at_least: float, most: int = 3) -> list[Match]:
        """The likest texts, the best first."""
        signs = _signs(text)
        pairs = _pairs(signs)
        length = self._norm(pairs)
        common: dict[int, float] = defaultdict(float)
        for pair in pairs:
            for key in self._having.get(pair, ()):
                common[key] += self._weight[pair] ** 2
        shares = (
            (value / (length * self._length[key]), key) for key, value in common.items() if length
        )
        best = sorted((s for s in shares if s[0] >= at_least), key=lambda s: (-s[0], s[1]))[:most]
        return [Match(key, share, self._shared(signs, self._signs[key])) for share, key in best]

    def _norm(self, pairs: Iterable[str]) -> float:
        return sqrt(sum(self._weight.get(pair, self._rarest) ** 2 for pair in pairs))

    def _shared(self, signs: Sequence[str], other: Sequence[str]) -> list[str]:
        """The runs of characters that both have, the weightiest first."""
        theirs = _pairs(other)
        runs: dict[str, float] = {}
        run, weight = "", 0.0
        for first, second in [*_neighbours(signs), ("", "")]:
            pair = first + second
            if pair and pair in theirs:
                run = run + second if run else pair
                weight += self._weight.get(pair, 0.0)
            elif run:
                runs[run] = max(weight, runs.get(run, 0.0))
                run, weight = "", 0.0
        return sorted(runs, key=lambda words: (-runs[words], words))[:LONGEST_SHARED]


def _signs(text: str) -> list[str]:
    """Characters and Latin words that say something; a gap where something else stood."""
    signs: list[str] = []
    end = 0
    for found in _KEPT.finditer(text):
        if found.group() in _COMMON:
            continue
        if found.start() > end and signs:
            signs.append("")
        signs.append(found.group().lower())
        end = found.end()
    return signs


def _neighbours(signs: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(signs)


def _pairs(signs: Sequence[str]) -> set[str]:
    return {a + b for a, b in _neighbours(signs) if a and b}
