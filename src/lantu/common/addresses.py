"""What addresses and forms carry as text.  Pure."""

from __future__ import annotations

LONGEST_NUMBER = 9
"""Digits of a number in an address: more would not fit into a database's column."""


def whole_number(word: object) -> int:
    """A number from an address or a form; 0, which names nothing, where it is none."""
    word = str(word or "").strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER else 0
