"""Names of cells as people say them: B3 is the second column of the third row."""

from __future__ import annotations


def column_name(column: int) -> str:
    """A, B ... Z, AA for a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """A1 for row 0 and column 0."""
    return f"{column_name(column)}{row + 1}"
