"""Asks a second reader about a document, stretch by stretch, and gives up in good time.

Knows the order of the steps, tries and times.  Whatever the other side does, the first reader's
findings stay, and what did not work is a notice of the reading.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace

from lantu.reading.model import Finding, Reading, SecondReading
from lantu.reading.second.address import SecondReader
from lantu.reading.second.answer import Answer, MalformedError, answer_in
from lantu.reading.second.client import UnansweredError, ask
from lantu.reading.second.merge import merged
from lantu.reading.second.prompt import question
from lantu.reading.second.proof import proved
from lantu.reading.second.stretches import Span, Stretch, stretches_of

TRIES = 2
"""Questions about one stretch at most."""
PAUSE = 0.5
"""Seconds before a question is asked again."""
GIVEN_UP = 2
"""So many stretches in a row without an answer, and the rest is not asked about."""

_LOG = logging.getLogger(__name__)


class _OverError(Exception):
    """There is no sense, or no time, in asking on."""


@dataclass(slots=True)
class _Tally:
    """What came of the asking so far."""

    found: list[Finding] = field(default_factory=list)
    taken: set[Span] = field(default_factory=set)
    asked: int = 0
    answered: int = 0
    refused: int = 0
    silent: int = 0
    notices: set[str] = field(default_factory=set)


def read_again(reading: Reading, reader: SecondReader) -> Reading:
    """The reading with what a second reader adds to it and the document proves."""
    tally = _Tally()
    until = time.monotonic() + reader.patience
    try:
        for stretch in stretches_of(reading.document):
            _take(stretch, _answer(stretch, reader, until, tally), reading, tally)
    except _OverError:
        pass
    if tally.refused:
        tally.notices.add("R053")
    together = merged(reading.findings, tally.found)
    second = SecondReading(
        reader.model,
        tally.asked,
        tally.answered,
        together.added,
        together.filled,
        together.left,
        tally.refused,
        tuple(sorted(tally.notices)),
    )
    return replace(reading, findings=together.findings, second=second)


def _answer(stretch: Stretch, reader: SecondReader, until: float, tally: _Tally) -> Answer:
    """The answer about a stretch; an empty one where none came that could be used."""
    left = until - time.monotonic()
    if left <= 0:
        tally.notices.add("R054")
        raise _OverError
    tally.asked += 1
    try:
        answer = _asked(stretch, reader, until)
    except MalformedError:
        tally.notices.add("R052")
        return Answer((), 0)
    except UnansweredError as problem:
        _LOG.warning("second reader: %s", problem)
        tally.notices.add("R051")
        tally.silent += 1
        if tally.silent == GIVEN_UP or not problem.passing:
            raise _OverError from problem
        return Answer((), 0)
    tally.answered += 1
    tally.silent = 0
    return answer


def _asked(stretch: Stretch, reader: SecondReader, until: float) -> Answer:
    """The answer of the first try that brings one; raises what the last one ended with."""
    messages = question(stretch.text)
    for _ in range(TRIES - 1):
        try:
            return answer_in(ask(reader, messages, _within(reader, until)))
        except (UnansweredError, MalformedError) as problem:
            lasting = isinstance(problem, UnansweredError) and not problem.passing
            if lasting or time.monotonic() + PAUSE >= until:
                raise
        time.sleep(PAUSE)
    return answer_in(ask(reader, messages, _within(reader, until)))


def _within(reader: SecondReader, until: float) -> float:
    """The seconds for one question: never none, never more than are left for the document."""
    return min(reader.timeout, max(until - time.monotonic(), 0.01))


def _take(stretch: Stretch, answer: Answer, reading: Reading, tally: _Tally) -> None:
    document = reading.document
    tally.refused += answer.malformed
    for said in answer.rows:
        proof = proved(said, stretch, document.text, document.year, tally.taken)
        tally.refused += proof.refused
        if proof.finding is not None:
            tally.found.append(proof.finding)
