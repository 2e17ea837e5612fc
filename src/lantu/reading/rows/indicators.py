"""Indicators: what the line of an indicator table says of one, from its baseline to its last goal.

Knows the columns of such tables (a unit, a value per year, average growth, 预期性 or 约束性), and
that square brackets around a value mean the sum over the plan's years.  Cells come as words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lantu.reading.model import Form, Indicator, Nature, YearValue
from lantu.reading.rows.candidates import Target

LONGEST = 16
"""Characters of a value; a longer cell is a sentence."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_YEAR = re.compile(r"20\d\d")
_ORDINAL = re.compile(r"^(?:\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[)）]) ?")
_BRACKET = re.compile(r"[（(]([^（）()]{1,12})[)）]$")
_MEASURED = re.compile(r"实际|实绩|完成|基期|基数|基准|现状|现值|预计|初步")
_AIMED = re.compile(r"目标|规划|计划|预期|要求")
_SUM = re.compile(r"^[\[【〔].*[\]】〕]$")
_BOUNDS = (
    (">=", re.compile(r"≥|以上|不低于|不少于|>=")),
    ("<=", re.compile(r"≤|以下|以内|不高于|不超过|<=")),
    ("~", re.compile(r"左右|约|~")),
    (">", re.compile(r"[>＞]")),
    ("<", re.compile(r"[<＜]")),
)


class Column(NamedTuple):
    """A cell with the role of its head (see `columns`), the head's words and its own."""

    role: str
    head: str
    words: str


class Line(NamedTuple):
    """What an indicator's line says: its last value as a figure, and the way there, if any."""

    target: Target
    indicator: Indicator | None


class _Value(NamedTuple):
    """A value under its head; `year` None where the head names none."""

    year: int | None
    head: str
    words: str
    said: YearValue


def line_of(name: str, columns: Sequence[Column], *, year: int | None) -> Line | None:
    """The indicator of a line; None where its columns give no value.

    `year` is the document's own: a value whose head names none is that year's.
    """
    values = [v for c in columns if c.role == "year" and (v := _value(c, year))]
    growth = _growth(columns, values)
    if not values and not growth:
        return None
    unit = _unit(name, columns, values)
    way = _growing(unit, columns, values, growth) if growth else _level(unit, columns, values, year)
    if growth:
        how = _BRACKET.sub("", growth[-1].head)
        return Line(_target(f"{_bare(name)}{how}", growth[-1].said, "%"), way)
    return Line(_target(_bare(name), values[-1].said, unit), way)


def _target(metric: str, said: YearValue, unit: str) -> Target:
    return Target(metric, said.comparator, said.value, unit)


def _level(
    unit: str, columns: Sequence[Column], values: Sequence[_Value], year: int | None
) -> Indicator | None:
    """The way by values; None where nothing lies ahead of where it starts, as in looking back."""
    baseline, goals = _parted(values, year)
    ahead = [v.said for v in goals if v.said.year]
    years = [said.year for said in ahead]
    if not ahead or len(set(years)) < len(years) or (baseline and min(years) <= baseline.year):
        return None
    form = Form.CUMULATIVE if any(_SUM.match(v.words) for v in goals) else Form.LEVEL
    return Indicator(unit, _nature(columns), form, baseline, tuple(ahead))


def _growing(
    unit: str, columns: Sequence[Column], values: Sequence[_Value], growth: Sequence[_Value]
) -> Indicator:
    """The way by average growth from the last year that has a value."""
    baseline = values[-1].said if values and values[-1].year else None
    return Indicator(
        unit, _nature(columns), Form.GROWTH, baseline, tuple(v.said for v in growth[-1:])
    )


def _growth(columns: Sequence[Column], values: Sequence[_Value]) -> list[_Value]:
    """What the column of average growth says of the last year, if that year has no value itself."""
    years = [int(found.group()) for c in columns if (found := _YEAR.search(c.head))]
    if not years or any(v.year == max(years) for v in values):
        return []
    return [v for c in columns if c.role == "growth" and (v := _value(c, max(years)))]


def bound_of(text: str) -> str:
    """The comparator that the words around a number mean."""
    return next((sign for sign, pattern in _BOUNDS if pattern.search(text)), "=")


def _value(column: Column, year: int | None) -> _Value | None:
    text = column.words
    number = _NUMBER.search(text)
    if number is None or len(text) > LONGEST:
        return None
    named = _YEAR.search(column.head)
    own = int(named.group()) if named else year
    said = YearValue(own or 0, bound_of(text), float(number.group()))
    return _Value(int(named.group()) if named else None, column.head, text, said)


def _unit(name: str, columns: Sequence[Column], values: Sequence[_Value]) -> str:
    """The unit from its column, else from the name's bracket; a per cent sign goes before both."""
    if values and re.search(r"\d[%％]", values[-1].words):
        return "%"
    unit = next((c.words for c in columns if c.role == "unit"), "")
    bracket = _BRACKET.search(name)
    return unit or (bracket.group(1) if bracket else "")


def _bare(name: str) -> str:
    """The indicator's name in one line, without the number before it."""
    return _ORDINAL.sub("", name.replace("\n", ""))


def _nature(columns: Sequence[Column]) -> Nature | None:
    said = "".join(c.words for c in columns if c.role == "nature")
    if "约束" in said:
        return Nature.BINDING
    return Nature.EXPECTED if "预期" in said else None


def _parted(values: Sequence[_Value], year: int | None) -> tuple[YearValue | None, list[_Value]]:
    """Where the plan starts from, and where it wants to be in each year."""
    measured = [v for v in values if _MEASURED.search(v.head) and not _AIMED.search(v.head)]
    if not measured and len(values) > 1 and _begins(values[0], values[1], year):
        measured = [values[0]]
    goals = [v for v in values if v not in measured]
    baseline = max((v.said for v in measured if v.year), key=lambda v: v.year, default=None)
    return baseline, goals


def _begins(first: _Value, second: _Value, year: int | None) -> bool:
    """Whether the first column is where the plan starts, told by the years alone.

    The document's year or one before it has been; so has the year that a step of several years
    begins with (2025 before 2030).
    """
    if first.year is None or second.year is None or _AIMED.search(first.head):
        return False
    return (year is not None and first.year < year) or second.year - first.year > 1
