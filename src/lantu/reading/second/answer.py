"""What a second reader answered, word by word: rows of plain values, and what is no such row.

Knows the contract of the answer and nothing of the document.  Everything is taken for hostile: of
the wrong type, too long, too deep, too many.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Never

from lantu.reading.model import Figure, Kind, Owner, Role

MOST_ROWS = 100
_MOST_PARTS = 40
_LONGEST_QUOTE = 2_000
_LONGEST_WORDS = 120
_LARGEST = 1e15
_COMPARATORS = frozenset(("=", "~", ">=", "<=", ">", "<"))
_FENCED = re.compile(r"```(?:json)?\s*\n(.*)\n\s*```", re.DOTALL)


class MalformedError(Exception):
    """The answer, or a part of it, does not keep to the contract."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row as the second reader says it stands in the document; none of it is proved."""

    kind: Kind
    quote: str
    owners: tuple[Owner, ...]
    person: str
    post: str
    due: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that keep to the contract, and how many do not."""

    rows: tuple[Said, ...]
    malformed: int


def answer_in(data: bytes) -> Answer:
    """The answer in a response's body; raises MalformedError where there is none."""
    choices = _object(_parsed(data.decode("utf-8", "replace"))).get("choices")
    message = _object(_object(_list(choices, 16)[0]).get("message"))
    rows = _object(_parsed(_without_wrapping(_words(message.get("content"), len(data)))))
    found: list[Said] = []
    malformed = 0
    for row in _list(rows.get("findings"), MOST_ROWS, empty=True):
        try:
            found.append(_said(_object(row)))
        except MalformedError:
            malformed += 1
    return Answer(tuple(found), malformed)


def _said(row: dict[str, object]) -> Said:
    return Said(
        _kind(row.get("kind")),
        _words(row.get("quote"), _LONGEST_QUOTE),
        tuple(_owner(_object(one)) for one in _parts(row.get("owners"))),
        _words(row.get("person"), _LONGEST_WORDS),
        _words(row.get("post"), _LONGEST_WORDS),
        _words(row.get("due"), _LONGEST_WORDS),
        tuple(_figure(_object(one)) for one in _parts(row.get("figures"))),
    )


def _kind(value: object) -> Kind:
    try:
        return Kind(_words(value, _LONGEST_WORDS))
    except ValueError as error:
        raise MalformedError from error


def _owner(value: dict[str, object]) -> Owner:
    try:
        role = Role(_words(value.get("role"), _LONGEST_WORDS))
    except ValueError as error:
        raise MalformedError from error
    return Owner(_words(value.get("name"), _LONGEST_WORDS).strip(), role)


def _figure(value: dict[str, object]) -> Figure:
    comparator, number = _words(value.get("comparator"), 2), value.get("value")
    if comparator not in _COMPARATORS or isinstance(number, bool):
        raise MalformedError
    if not isinstance(number, int | float) or not abs(number) <= _LARGEST:
        raise MalformedError
    metric = _words(value.get("metric"), _LONGEST_WORDS).strip()
    return Figure(metric, comparator, float(number), _words(value.get("unit"), 24).strip())


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    return parsed


def _no_number(_: str) -> Never:
    raise ValueError


def _without_wrapping(content: str) -> str:
    """The JSON without what models put around it: their thinking, and a fence."""
    answer = content.rpartition("</think>")[2].strip()
    fenced = _FENCED.fullmatch(answer)
    return fenced[1] if fenced else answer


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MalformedError
    return value


def _list(value: object, most: int, *, empty: bool = False) -> list[object]:
    if not isinstance(value, list) or len(value) > most or not (value or empty):
        raise MalformedError
    return value


def _parts(value: object) -> list[object]:
    """A field's list; null is what many models write for none."""
    return [] if value is None else _list(value, _MOST_PARTS, empty=True)


def _words(value: object, longest: int) -> str:
    """A field's words; null is what many models write for none."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > longest:
        raise MalformedError
    return value
