"""One case: a seed document and the damage done to it, the same for the same numbers at each run.

Knows formats and chance; nothing of reading.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from random import Random

from tools.fuzz.formats import FORMATS

LARGEST = 1_000_000
"""Bytes; a case that grew beyond is cut off there."""


@dataclass(frozen=True, slots=True)
class Case:
    """The `number`-th case of a run with this seed, in this format."""

    seed: int
    format: str
    number: int

    @property
    def name(self) -> str:
        """What the document is called; now and then its ending belongs to another format."""
        ending = self.format
        chance = Random(f"{self.seed} {self.format} {self.number} name")
        if chance.random() < 0.05:
            ending = chance.choice(sorted(FORMATS))
        return f"{self.seed}-{self.number}.{ending}"

    def document(self) -> bytes:
        """The damaged document."""
        chance = Random(f"{self.seed} {self.format} {self.number}")
        form = FORMATS[self.format]
        data = chance.choice(form.mutations)(chance.choice(form.seeds()), chance)
        return data[:LARGEST]


def cases(seed: int, formats: list[str], count: int) -> list[Case]:
    """The cases of a run, the formats in turn, those that take long in some of the turns."""
    turns = (
        Case(seed, form, number // FORMATS[form].every)
        for number in itertools.count()
        for form in formats
        if number % FORMATS[form].every == 0
    )
    return list(itertools.islice(turns, count))
