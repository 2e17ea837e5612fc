"""Full-width and half-width characters in a search: ＡＩ and AI, １５ and 15 are one.  Pure."""

from __future__ import annotations

import re

SHIFT = 0xFEE0
"""From a character of ASCII to its full-width form."""


def any_width(word: str) -> str:
    """A regular expression for the word in any width; empty where no character has two widths."""
    narrow = "".join(_narrow(character) for character in word)
    if not any("!" <= character <= "~" for character in narrow):
        return ""
    return "".join(_either(character) for character in narrow)


def _narrow(character: str) -> str:
    """The half-width form, where there is one."""
    return chr(ord(character) - SHIFT) if "！" <= character <= "～" else character


def _either(character: str) -> str:
    if not "!" <= character <= "~":
        return re.escape(character)
    return f"(?:{re.escape(character)}|{chr(ord(character) + SHIFT)})"
