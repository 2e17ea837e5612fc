"""What is asked of the index for a word.  Pure.

A text is kept as its pairs of neighbouring characters (grams), each written as the hexadecimal
digits of its UTF-8, so that no tokenizer has an opinion about signs, digits or Chinese; its last
character stands alone.  Latin capitals are kept small.  First letters of pinyin are kept in threes
behind a `p`, which is no hexadecimal digit.

All grams of a word in a text do not make it the word: who asks confirms what is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

from lantu.search.initials import SHIFT, is_initials

LONGEST = 24
"""Characters of a word that are asked for; what is found is confirmed by all of it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database writes its questions."""

    both: str
    either: str
    beginning: str


FTS5 = Dialect(" AND ", " OR ", "{}*")
TSQUERY = Dialect(" & ", " | ", "{}:*")


def question(word: str, dialect: Dialect, *, initials: bool = False) -> str:
    """The question for a word, in any width and case, or also as initials of pinyin."""
    asked = _written(word[:LONGEST], dialect)
    letters = fold(word)[:LONGEST]
    if initials and is_initials(letters):
        asked = f"({asked}){dialect.either}({_as_initials(letters, dialect)})"
    return asked


def fold(text: str) -> str:
    """Half-width and small, character by character, so that places stay where they are."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    if "！" <= character <= "～":
        character = chr(ord(character) - SHIFT)
    small = character.lower()
    return small if len(small) == 1 else character


def _written(word: str, dialect: Dialect) -> str:
    if len(word) == 1:
        begin = [dialect.beginning.format(gram(form)) for form in forms(word)]
        return f"({dialect.either.join(begin)})"
    pairs = [
        [gram(left + right) for left, right in product(forms(first), forms(second))]
        for first, second in pairwise(word)
    ]
    return dialect.both.join(f"({dialect.either.join(pair)})" for pair in pairs)


def _as_initials(letters: str, dialect: Dialect) -> str:
    if len(letters) == 2:
        return dialect.beginning.format(f"p{letters}")
    return dialect.both.join(f"p{letters[i : i + 3]}" for i in range(len(letters) - 2))


def gram(characters: str) -> str:
    return characters.encode("utf-8", "replace").hex()


def forms(character: str) -> list[str]:
    """A character as the index may hold it: of any width, Latin capitals small."""
    narrow = fold(character)
    if "!" <= narrow <= "~":
        wide = (chr(ord(case) + SHIFT) for case in (narrow, narrow.upper()))
        return list(dict.fromkeys((narrow, *wide)))
    cases = (character, character.lower(), character.upper())
    return [form for form in dict.fromkeys(cases) if len(form) == 1]
