"""The years of a plan, as its title says them.  Pure."""

from __future__ import annotations

import re

FIRST_FIVE = 1953
"""The first year of the first five-year plan."""
_DIGITS = {digit: i for i, digit in enumerate("零一二三四五六七八九")}
_FIVE = re.compile(
    r"(?<![一二三四五六七八九十])(二?十[一二三四五六七八九]?)[・·.]?五(?=[”」’]|规划|时期|期间|计划|发展)"
)
_SPAN = re.compile(r"(20\d\d)(?:年)?(?:[-—–~～至到]+)(20\d\d)(?:年)?")
_YEAR = re.compile(r"(20\d\d)(?:年|年度)")

Period = tuple[int, int]
"""First and last year."""


def period_of(title: str, year: int | None = None) -> Period | None:
    """“十五五”规划 is 2026 to 2030; a title that names its years says them; else `year` alone."""
    span = _SPAN.search(title)
    if span and int(span.group(1)) < int(span.group(2)):
        return int(span.group(1)), int(span.group(2))
    five = _FIVE.search(title)
    if five:
        first = FIRST_FIVE + 5 * (_count(five.group(1)) - 1)
        # The third came three years late, so that all since begin in a year that ends in 1 or 6.
        first += 3
        return first, first + 4
    named = _YEAR.search(title)
    if named:
        return int(named.group(1)), int(named.group(1))
    return (year, year) if year else None


def _count(words: str) -> int:
    tens, _, ones = words.partition("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
