"""Full-width and half-width characters in a search: ＡＩ and AI, １５ and 15 are one.  Pure.

Both cases of a letter are spelt out: which letters a database takes for one depends on how it was
made, and PostgreSQL's plainest locale knows those of ASCII alone.
"""

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
    cases = dict.fromkeys((character, character.lower(), character.upper()))
    return f"(?:{'|'.join(f'{re.escape(case)}|{chr(ord(case) + SHIFT)}' for case in cases)})"
