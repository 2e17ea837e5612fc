"""The first letters of characters' pinyin.  Pure.

A character that is read in several ways has the initial of each: 行 is x and h.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

LENGTH = 30
"""So many characters of a title or text are found by their initials."""
SHIFT = 0xFEE0
"""From a character of ASCII to its full-width form."""
TYPED = "abcdefghijklmnopqrstuvwxyz0123456789"


def all_initials() -> Iterator[tuple[str, str]]:
    """Every character of the basic plane that has an initial, with each that it has."""
    for character in TYPED:
        for form in dict.fromkeys((character, character.upper())):
            yield form, character
            yield chr(ord(form) + SHIFT), character
    for point in sorted(PINYIN_DICT):
        if point > 0x2FFF and point < 0xFEE0:
            yield from ((chr(point), initial) for initial in sorted(readings(chr(point))))


@cache
def readings(character: str) -> frozenset[str]:
    """The initials of a character; a Latin letter or digit is its own."""
    narrow = chr(ord(character) - SHIFT) if "！" <= character <= "～" else character
    if narrow.isascii():
        return frozenset({narrow.lower()} & set(TYPED))
    if ord(character) not in PINYIN_DICT or not 0x2FFF < ord(character) < 0xFEE0:
        return frozenset()
    (found,) = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)
    return frozenset(letter for letter in found if letter in TYPED and letter)


def is_initials(word: str) -> bool:
    """Whether somebody may have typed initials: two letters or more, digits among them."""
    return len(word) > 1 and any(c.isalpha() for c in word) and all(c in TYPED for c in word)


def place_of(letters: str, text: str) -> int:
    """Where characters with these initials begin within the first of the text; -1 if nowhere."""
    text = text[:LENGTH]
    for start in range(len(text) - len(letters) + 1):
        beside = zip(letters, text[start : start + len(letters)], strict=True)
        if all(letter in readings(character) for letter, character in beside):
            return start
    return -1
