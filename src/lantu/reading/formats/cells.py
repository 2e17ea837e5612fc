"""A finding as the twelve cells of one row, in the words of the person who reads it.

Knows the columns and both languages; knows nothing of widths, quotes and files.
"""

from __future__ import annotations

from lantu.reading.formats.numbers import written_number
from lantu.reading.formats.sources import source_of
from lantu.reading.model import (
    ONGOING,
    RECURRING,
    Document,
    Due,
    Figure,
    Finding,
    Kind,
    Role,
)
from lantu.reading.notices import NOTICES, sentence

COLUMNS = {
    "zh": [
        *("序号", "类型", "内容", "牵头", "责任", "配合"),
        *("人员", "时限", "指标", "路径", "来源", "提示"),
    ],
    "en": [
        *("No.", "Kind", "Text", "Lead", "Responsible", "Support"),
        *("Person", "Due", "Figures", "Path", "Source", "Notices"),
    ],
}
_KINDS = {
    "zh": {Kind.TASK: "任务", Kind.TARGET: "目标", Kind.RESULT: "成果"},
    "en": {Kind.TASK: "task", Kind.TARGET: "target", Kind.RESULT: "result"},
}
_LASTING = {
    "zh": {ONGOING: "长期", RECURRING: "定期"},
    "en": {ONGOING: "ongoing", RECURRING: "recurring"},
}
_PLACES = {
    "zh": {"page": "第{}页", "table": "表{}", "paragraph": "第{}段"},
    "en": {"page": "page {}", "table": "table {}", "paragraph": "paragraph {}"},
}
_SIGNS = {"=": "", "~": "约 ", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}


def row_cells(document: Document, number: int, finding: Finding, language: str) -> list[str]:
    """The row of a finding, one text per column of `COLUMNS`."""
    return [
        str(number),
        kind_name(finding.kind, language),
        finding.text,
        *(owner_names(finding, role) for role in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)),
        " ".join(part for part in (finding.post, finding.person) if part),
        due_words(finding.due, language),
        figure_words(finding.figures, language),
        " / ".join(finding.path),
        place_words(document, finding, language),
        " ".join(notice_words(code, language) for code in finding.warnings),
    ]


def kind_name(kind: Kind, language: str) -> str:
    """任务, 目标 or 成果."""
    return _KINDS[language][kind]


def owner_names(finding: Finding, role: Role) -> str:
    """The bodies of one role, as an office lists them."""
    return "、".join(owner.name for owner in finding.owners if owner.role is role)


def due_words(due: Due | None, language: str) -> str:
    """2025-12-31（2025年底前), 长期（持续推进)."""
    if due is None:
        return ""
    day = _LASTING[language].get(due.date, due.date)
    if not due.text or due.text == day:
        return day
    return f"{day}（{due.text}）" if language == "zh" else f"{day} ({due.text})"


def figure_words(figures: tuple[Figure, ...], language: str) -> str:
    """新建学校 ≥ 5所; one after the other."""
    words = []
    for figure in figures:
        sign = _SIGNS.get(figure.comparator, figure.comparator + " ")
        if language == "en":
            sign = sign.replace("约", "~")
        words.append(f"{figure.metric} {sign}{written_number(figure.value)}{figure.unit}".strip())
    return "；".join(words)


def notice_words(code: str, language: str) -> str:
    """The notice's sentence, or the bare code where it has none."""
    return sentence(code, language) if code in NOTICES else code


def place_words(document: Document, finding: Finding, language: str) -> str:
    """第3页 表2 B3, 重点任务!B3, 第12段, or the characters of a plain text."""
    origin = source_of(document, finding)
    if origin is None:
        span = f"{finding.start}–{finding.end}"
        return f"第 {span} 字" if language == "zh" else f"characters {span}"
    words = _PLACES[language]
    if origin.sheet is not None:
        return f"{origin.sheet}!{origin.cell}"
    parts = [
        words[part].format(value)
        for part, value in (("page", origin.page), ("table", origin.table))
        if value is not None
    ]
    if origin.table is not None:
        return " ".join([*parts, origin.cell or ""]).strip()
    return " ".join(parts) or words["paragraph"].format(origin.paragraph)
