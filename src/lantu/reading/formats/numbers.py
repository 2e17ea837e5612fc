"""Writes a figure's value without the traces of floating point: 5, 12.3, 0.0001."""

from __future__ import annotations

from decimal import Decimal


def plain_number(value: float) -> int | float:
    """A whole number where it is one: JSON then says 5 and not 5.0."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def written_number(value: float) -> str:
    """The value in digits, never with an exponent."""
    return f"{Decimal(repr(plain_number(value))):f}"
