"""Findings as an aligned table for a terminal, where a Chinese character is two columns wide.

Knows widths; shortens what does not fit, for the whole is a `--format json` away.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from lantu.reading.formats.cells import due_words, figure_words, kind_name, owner_names
from lantu.reading.model import Due, Finding, Reading, Role

_COLUMNS = {
    "zh": ("序号", "类型", "内容", "主体", "时限", "指标"),
    "en": ("No.", "Kind", "Text", "Owners", "Due", "Figures"),
}
_SIDE_LIMITS = (6, 8, 0, 24, 16, 24)
_TEXT_LEAST = 20
_GAP = "  "


def to_table(reading: Reading, language: str = "zh", width: int = 120) -> str:
    """The document's name and one line per finding, none wider than `width` columns if it can."""
    header = list(_COLUMNS[language])
    rows = [_row(i, finding, language) for i, finding in enumerate(reading.findings, 1)]
    widths = _widths([header, *rows], width)
    lines = [_headline(reading, language)]
    if rows:
        rule = ["─" * size for size in widths]
        lines += [_line(row, widths) for row in (header, rule, *rows)]
    return "\n".join(lines) + "\n"


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _headline(reading: Reading, language: str) -> str:
    document = reading.document
    title = f" {document.title}" if document.title else ""
    count = len(reading.findings)
    counted = f"{count} 条" if language == "zh" else f"{count} findings"
    return f"{document.name}{title} ({counted})".replace("\n", " ")


def _row(number: int, finding: Finding, language: str) -> list[str]:
    owners = (owner_names(finding, role) for role in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT))
    due = finding.due
    cells = [
        str(number),
        kind_name(finding.kind, language),
        finding.text,
        "、".join(names for names in owners if names),
        _day(due, language),
        figure_words(finding.figures, language),
    ]
    return [" ".join(cell.split()) for cell in cells]


def _day(due: Due | None, language: str) -> str:
    """The day alone, where there is one: beside its own words it would be the part cut off."""
    return "" if due is None else due_words(replace(due, text="") if due.date else due, language)


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Each column as wide as it needs within its limit; the text gets what is left."""
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for index, limit in enumerate(_SIDE_LIMITS):
        if limit:
            widths[index] = min(widths[index], limit)
    spent = sum(widths) - widths[2] + len(_GAP) * (len(widths) - 1)
    widths[2] = min(widths[2], max(width - spent, _TEXT_LEAST))
    return widths


def _line(row: list[str], widths: list[int]) -> str:
    cells = [_fit(cell, size) for cell, size in zip(row, widths, strict=True)]
    return _GAP.join(cells).rstrip()


def _fit(text: str, width: int) -> str:
    """The text in exactly `width` columns, cut with … or filled up with spaces."""
    taken = display_width(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, used = "", 0
    for character in text:
        size = _character_width(character)
        if used + size > width - 1:
            break
        kept, used = kept + character, used + size
    return kept + "…" + " " * (width - used - 1)
